package plumb.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse;
import plumb.catalog.json.DeprecationJson;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.fleet.FleetCheck;
import plumb.compiler.fleet.FleetUses;

/** What a fleet still uses, for people and for programs. */
final class DeprecationReport {
  private static final int SHOWN_NAMES = 3;

  private final FleetCheck.Result result;
  private final List<FleetUses.Place> places;
  private final @Nullable Path directory;

  /**
   * @param module only names of this one; null for all
   * @param directory the environment's, which paths are shown relative to
   */
  DeprecationReport(FleetCheck.Result result, @Nullable String module, @Nullable Path directory) {
    this.result = result;
    this.places = result.uses().places(module);
    this.directory = directory;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  Map<String, Object> map() {
    List<Object> uses = new ArrayList<>();
    for (FleetUses.Place place : places) {
      Map<String, Object> use = DeprecationJson.map(place.use());
      use.put("nodes", List.copyOf(place.nodes()));
      uses.add(use);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("compiled", (long) result.uses().compiled());
    map.put("uses", uses);
    map.put("failures", result.failures().stream().map(BatchFailure::toMap).toList());
    return map;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    String heading = null;
    String name = null;
    for (FleetUses.Place place : places) {
      DeprecationUse use = place.use();
      String of = module(use);
      if (!of.equals(heading)) {
        out.append(heading == null ? "" : "\n").append(of).append('\n');
        heading = of;
        name = null;
      }
      if (!use.oldName().equals(name)) {
        out.append("  ").append(use.sentence()).append('\n');
        name = use.oldName();
      }
      out.append("    ").append(where(place)).append('\n');
    }
    deadlines().forEach((deadline, names) -> out.append(deadline(deadline, names)));
    for (BatchFailure failure : result.failures()) {
      out.append("does not compile: ").append(failure.id()).append(": ");
      out.append(failure.message()).append('\n');
    }
    return out.append(summary()).append('\n').toString();
  }

  private static String module(DeprecationUse use) {
    if (use.module() == null) {
      return "site manifests";
    }
    return use.version() == null ? use.module() : use.module() + " " + use.version();
  }

  private String where(FleetUses.Place place) {
    String by = place.use().setBy().toString();
    String base = directory == null ? "" : directory + "/";
    String shown = by.startsWith(base) ? by.substring(base.length()) : by;
    String code =
        switch (place.use().code()) {
          case DEPRECATED -> "";
          case SUPERSEDED -> ", beside the new name";
          case UNUSED -> ", without effect";
        };
    return shown + ": " + nodes(place.nodes()) + code;
  }

  private static String nodes(Set<String> nodes) {
    List<String> first = nodes.stream().limit(SHOWN_NAMES).toList();
    return nodes.size() <= SHOWN_NAMES ? String.join(", ", first) : nodes.size() + " nodes";
  }

  /** What breaks with which version of which module: the places, by both. */
  private Map<String, List<FleetUses.Place>> deadlines() {
    Map<String, List<FleetUses.Place>> deadlines = new TreeMap<>(Comparator.naturalOrder());
    for (FleetUses.Place place : places) {
      if (place.use().removedIn() != null) {
        deadlines
            .computeIfAbsent(
                place.use().module() + " " + place.use().removedIn(), unused -> new ArrayList<>())
            .add(place);
      }
    }
    return deadlines;
  }

  private static String deadline(String version, List<FleetUses.Place> places) {
    Set<String> names = new TreeSet<>();
    Set<String> nodes = new TreeSet<>();
    for (FleetUses.Place place : places) {
      names.add(place.use().oldName());
      nodes.addAll(place.nodes());
    }
    return String.format(
        "\n%s breaks %s on %s%n",
        version, counted(names.size(), "name"), counted(nodes.size(), "node"));
  }

  private String summary() {
    Set<String> names = new TreeSet<>();
    Set<String> nodes = new TreeSet<>();
    for (FleetUses.Place place : places) {
      names.add(place.use().oldName());
      nodes.addAll(place.nodes());
    }
    return String.format(
        "%s at %s, on %d of %s",
        counted(names.size(), "deprecated name"),
        counted(places.size(), "place"),
        nodes.size(),
        counted(result.uses().compiled() + result.failures().size(), "node"));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
