package plumb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.catalog.Catalog;
import plumb.catalog.diff.CatalogDiff;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.cli.diff.DiffFormat;
import plumb.cli.diff.DiffReport;
import plumb.cli.server.PushAccess;
import plumb.cli.server.PushArguments;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.fleet.CatalogFilter;
import plumb.compiler.fleet.FleetComparison;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.FleetRecord;
import plumb.compiler.fleet.FleetRecordFormat;
import plumb.compiler.fleet.FleetRecordStore;
import plumb.compiler.fleet.IgnoreRule;
import plumb.compiler.fleet.NodeSelection;

/** {@code plumb diff FROM TO}: what a change does to the catalogs of a fleet. */
@Command(
    name = "diff",
    description = "Shows what differs between the catalogs of two environments.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "FROM and TO are environments, directories of environments, branches or commits of the control",
      "repository around the current directory, or catalogs (*.json).",
      "Exit codes: 0 nothing differs; 1 failed, or a node has no catalog any more; 2 wrong usage;",
      "3 something differs."
    })
final class DiffCommand implements Callable<Integer>, JsonCommand {
  private static final int DIFFERENT = 3;

  @Spec private CommandSpec spec;
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private CompileArguments compiles = new CompileArguments();

  @Parameters(index = "0", arity = "0..1", paramLabel = "FROM", description = "What there is.")
  private @Nullable String from;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "What is to be.")
  private @Nullable String to;

  @Mixin private PushArguments pushes = new PushArguments();

  @Option(
      names = "--push",
      paramLabel = "NUMBER",
      description = "Show what a push to a server was found to change, instead of comparing.")
  private @Nullable Long push;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "The nodes: one JSON object a line (name, facts, trusted, classes, parameters).")
  private @Nullable Path batch;

  @Option(
      names = "--nodes",
      paramLabel = "GLOB",
      description = "Only nodes of that name; * stands for any text. May be given again.")
  private List<String> nodes = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "QUERY",
      description = "Only nodes that fit, as in \"facts.os.family = 'Debian' and class = 'web'\".")
  private @Nullable String where;

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      description =
          "Pass over Type[title] or Type[title]/parameter; * stands for any text. May be given again.")
  private List<String> ignore = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, markdown or html (text).")
  private DiffFormat format = DiffFormat.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--every-node",
      description = "Compile every node, whatever is known of earlier runs.")
  private boolean everyNode;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write the report to this directory in every format, with what the compiles have read; and start with nothing known.")
  private @Nullable Path out;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  DiffCommand() {}

  @Override
  public boolean printsJson() {
    return json || format == DiffFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    if (push != null) {
      return ofPush(push);
    }
    if (from == null || to == null) {
      throw wrongUsage("say what is compared: FROM and TO, or --push NUMBER");
    }
    FleetDiff diff = isCatalog(from) || isCatalog(to) ? catalogs(from, to) : fleet(from, to);
    if (out == null) {
      System.out.print(DiffReport.of(json ? DiffFormat.JSON : format).of(diff));
    } else {
      writeReports(out, diff);
    }
    return diff.failed() ? 1 : diff.changed() > 0 ? DIFFERENT : 0;
  }

  private static void writeReports(Path directory, FleetDiff diff) throws IOException {
    Files.createDirectories(directory);
    for (DiffFormat each : DiffFormat.values()) {
      String report = DiffReport.of(each).of(diff);
      Files.writeString(directory.resolve("diff." + each.extension()), report);
    }
  }

  private static boolean isCatalog(String side) {
    return side.endsWith(".json") && Files.isRegularFile(Path.of(side));
  }

  private int ofPush(long number) throws IOException {
    DiffFormat wanted = json ? DiffFormat.JSON : format;
    try (PushAccess access = pushes.open()) {
      Map<String, String> reports = access.diff(number, wanted.extension());
      if (reports == null) {
        System.err.println("plumb: there is no push " + number);
        return 1;
      }
      if (wanted == DiffFormat.JSON) {
        Map<String, Object> all = new LinkedHashMap<>();
        reports.forEach((environment, report) -> all.put(environment, ValueJson.parse(report)));
        System.out.println(ValueJson.text(all, true));
      } else {
        reports.forEach(
            (environment, report) ->
                System.out.print(
                    wanted == DiffFormat.TEXT ? environment + "\n\n" + report : report));
      }
      return reports.isEmpty() ? 0 : DIFFERENT;
    }
  }

  private FleetDiff catalogs(String from, String to) throws IOException {
    if (!isCatalog(from) || !isCatalog(to)) {
      throw wrongUsage("a catalog can only be compared with another catalog");
    }
    Catalog before = catalog(from);
    CatalogDiff diff = CatalogDiff.between(before, catalog(to));
    return FleetDiff.of(before.name(), filter().apply(diff));
  }

  private static Catalog catalog(String file) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return CatalogJson.read(in);
    }
  }

  private FleetDiff fleet(String from, String to) throws IOException {
    if (batch == null) {
      throw wrongUsage("--batch FILE has to say which nodes there are");
    }
    Environment before = environmentArguments.loadSide(from, null);
    String name = before.definitions().snapshot().name();
    Environment after = environmentArguments.loadSide(to, name);
    List<String> what = new ArrayList<>(environmentArguments.what());
    what.add(batch.toAbsolutePath().toString());
    what.add(name);
    FleetRecordStore store = new FleetRecordStore(what);
    FleetRecord record = out == null ? store.load() : new FleetRecord();
    NodeSelection selection = NodeSelection.of(nodes, where);
    FleetComparison comparison =
        new FleetComparison(before, after, compiles.timeLimit(), record, selection, filter());
    FleetRecord landed = new FleetRecord();
    if (out != null) {
      comparison.noteNew(landed);
    }
    FleetDiff diff = compare(comparison, batch);
    if (out == null) {
      store.store(record);
    } else {
      Files.createDirectories(out);
      Files.write(out.resolve("before.record"), FleetRecordFormat.write(record));
      Files.write(out.resolve("after.record"), FleetRecordFormat.write(landed));
    }
    return diff;
  }

  private FleetDiff compare(FleetComparison comparison, Path fleet) throws IOException {
    try (NodesProgress progress = new NodesProgress(fleet)) {
      return comparison.run(fleet, compiles.jobs(), everyNode, progress::done);
    }
  }

  private CatalogFilter filter() {
    try {
      return new CatalogFilter(ignore.stream().map(IgnoreRule::parse).toList());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private CommandLine.ParameterException wrongUsage(@Nullable String message) {
    return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
