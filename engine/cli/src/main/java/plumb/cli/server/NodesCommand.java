package plumb.cli.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.json.ValueJson;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.query.Term;
import plumb.values.Undef;

/** {@code plumb nodes}: what a server knows of its nodes. The server may run meanwhile. */
@Command(
    name = "nodes",
    description = {
      "Lists the nodes that a server knows, or those that a query selects.",
      "A query is for instance: role = 'web' and facts.os.family = 'Debian' and report.age < 1h"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, even if no node is selected; 1 no such node, or the server refuses; 2 wrong usage or query."
    })
public final class NodesCommand implements Callable<Integer> {
  @Mixin private FleetArguments fleet = new FleetArguments();

  @Option(names = "--where", paramLabel = "QUERY", description = "Only nodes that it selects.")
  private @Nullable String where;

  @Option(
      names = "--facts",
      paramLabel = "FACT,...",
      description = "Facts to show: os.family,processors.count.")
  private @Nullable String facts;

  @Option(names = "--json", fallbackValue = "true", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() {
    return with(
        fleet,
        open -> {
          List<Map<?, ?>> nodes = all(open);
          if (json) {
            System.out.println(ValueJson.text(nodes, true));
          } else if (nodes.isEmpty()) {
            System.err.println("no nodes");
          } else {
            System.out.print(table(nodes));
          }
          return 0;
        });
  }

  private List<Map<?, ?>> all(Fleet open) throws IOException, InvalidQueryException {
    List<Map<?, ?>> nodes = new ArrayList<>();
    String after = null;
    do {
      Map<?, ?> page = open.list(where, facts, after);
      if (page.get("nodes") instanceof List<?> list) {
        list.forEach(
            node -> {
              if (node instanceof Map<?, ?> map) {
                nodes.add(map);
              }
            });
      }
      String next = page.get("next") instanceof String name ? name : null;
      // Whatever a server answers, this comes to an end.
      after = next == null || (after != null && next.compareTo(after) <= 0) ? null : next;
    } while (after != null);
    return nodes;
  }

  private Table table(List<Map<?, ?>> nodes) throws InvalidQueryException {
    List<String> shown = new ArrayList<>();
    for (Term fact : facts == null ? List.<Term>of() : Query.facts(facts)) {
      shown.add(fact.text());
    }
    List<String> header = new ArrayList<>(List.of("NAME", "ENVIRONMENT", "STATUS", "REPORT"));
    header.addAll(shown);
    Table table = new Table(header);
    for (Map<?, ?> node : nodes) {
      List<String> row = new ArrayList<>();
      row.add(text(node.get("name")));
      row.add(text(node.get("environment")));
      row.add(text(node.get("status")));
      row.add(ago(node.get("report_at")));
      for (String fact : shown) {
        row.add(node.get("facts") instanceof Map<?, ?> values ? text(values.get(fact)) : "-");
      }
      table.add(row);
    }
    return table;
  }

  private static String text(@Nullable Object value) {
    if (value == null || value.equals(Undef.UNDEF)) {
      return "-";
    }
    return value instanceof Map || value instanceof List
        ? ValueJson.text(value, false)
        : value.toString();
  }

  private static String ago(@Nullable Object time) {
    if (!(time instanceof String text)) {
      return "-";
    }
    Duration age = Duration.between(Instant.parse(text), Instant.now());
    return age.toDays() > 2
        ? age.toDays() + "d ago"
        : age.toHours() > 2
            ? age.toHours() + "h ago"
            : age.toMinutes() > 2 ? age.toMinutes() + "m ago" : age.toSeconds() + "s ago";
  }

  @Command(
      name = "show",
      description = "Shows when a node was seen, and how its last run ended.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin FleetArguments of,
      @Option(names = "--json", fallbackValue = "true", description = "For programs.") boolean data,
      @Parameters(paramLabel = "NAME") String name) {
    return with(
        of,
        open -> {
          Optional<Object> node = open.node(name);
          if (node.isPresent() && !data && node.get() instanceof Map<?, ?> map) {
            map.forEach(
                (key, value) ->
                    System.out.println(Table.plain("%-12s %s".formatted(key, text(value)))));
            return 0;
          }
          return print(node, name, "node");
        });
  }

  @Command(
      name = "facts",
      description = "Prints the facts that a node sent last, as JSON.",
      mixinStandardHelpOptions = true)
  int facts(@Mixin FleetArguments of, @Parameters(paramLabel = "NAME") String name) {
    return with(
        of,
        open ->
            print(
                open.part(name, Fleet.Part.FACTS)
                    .map(
                        sent ->
                            sent instanceof Map<?, ?> map
                                    && map.get("values") instanceof Map<?, ?> values
                                ? values
                                : sent),
                name,
                "facts"));
  }

  @Command(
      name = "catalog",
      description = "Prints the catalog that a node got last, without secrets, as JSON.",
      mixinStandardHelpOptions = true)
  int catalog(@Mixin FleetArguments of, @Parameters(paramLabel = "NAME") String name) {
    return with(of, open -> print(open.part(name, Fleet.Part.CATALOG), name, "catalog"));
  }

  @Command(
      name = "reports",
      description = "Lists the last reports of a node, newest first, or prints one as JSON.",
      mixinStandardHelpOptions = true)
  int reports(
      @Mixin FleetArguments of,
      @Option(names = "--json", fallbackValue = "true", description = "For programs.") boolean data,
      @Parameters(index = "0", paramLabel = "NAME") String name,
      @Parameters(index = "1", arity = "0..1", paramLabel = "ID") @Nullable Long id) {
    return with(
        of,
        open -> {
          if (id != null) {
            return print(open.report(name, id), name, "report " + id);
          }
          Optional<Object> reports = open.part(name, Fleet.Part.REPORTS);
          if (data || !(reports.orElse(null) instanceof List<?> list)) {
            return print(reports, name, "node");
          }
          System.out.print(reports(list));
          return 0;
        });
  }

  private static Table reports(List<?> reports) {
    Table table = new Table(List.of("ID", "STATUS", "ENVIRONMENT", "RECEIVED"));
    for (Object one : reports) {
      if (one instanceof Map<?, ?> report) {
        boolean noop = Boolean.TRUE.equals(report.get("noop"));
        table.add(
            List.of(
                text(report.get("id")),
                text(report.get("status")) + (noop ? " (noop)" : ""),
                text(report.get("environment")),
                text(report.get("received_at"))));
      }
    }
    return table;
  }

  @Command(
      name = "deactivate",
      description =
          "Says that nodes are no more: they are not listed and export nothing until they come back.",
      mixinStandardHelpOptions = true)
  int deactivate(
      @Mixin FleetArguments of,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names) {
    return with(
        of,
        open -> {
          int status = 0;
          for (String name : names) {
            if (!open.deactivate(name)) {
              System.err.println("error: there is no node '" + name + "'");
              status = 1;
            }
          }
          return status;
        });
  }

  private static int print(Optional<?> found, String name, String what) {
    if (found.isEmpty()) {
      System.err.println(
          what.equals("node")
              ? "error: there is no node '" + name + "'"
              : "error: there is no " + what + " of a node '" + name + "'");
      return 1;
    }
    System.out.println(ValueJson.text(found.get(), true));
    return 0;
  }

  private interface Work {
    int with(Fleet fleet) throws IOException, InvalidQueryException;
  }

  private static int with(FleetArguments of, Work work) {
    try (Fleet open = of.open()) {
      return work.with(open);
    } catch (InvalidQueryException e) {
      System.err.print(e.text());
      return 2;
    } catch (IOException e) {
      System.err.println("error: " + e.getMessage());
      return 1;
    }
  }
}
