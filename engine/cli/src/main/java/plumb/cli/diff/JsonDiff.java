package plumb.cli.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.DiffJson;
import plumb.catalog.json.DeprecationJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.FleetUses;
import plumb.compiler.fleet.NodeComparison;

/** For programs: the counts, and the groups with all their nodes. */
final class JsonDiff implements DiffReport {
  @Override
  public String of(FleetDiff diff) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("changed", (long) diff.changed());
    report.put("unchanged", (long) diff.unchanged());
    report.put("without_catalog", (long) diff.withoutCatalog());
    report.put("not_asked_for", (long) diff.leftOut());
    report.put("compiled", (long) diff.compiled());
    List<Object> uses = new ArrayList<>();
    for (FleetUses.Place place : diff.newUses().places(null)) {
      Map<String, Object> use = DeprecationJson.map(place.use());
      use.put("nodes", new ArrayList<Object>(place.nodes()));
      uses.add(use);
    }
    report.put("new_deprecations", uses);
    report.put("groups", groups(diff.groups()));
    report.put("failing_as_before", groups(diff.stuck()));
    List<Object> lines = new ArrayList<>();
    diff.unreadable().forEach(line -> lines.add(line.toMap()));
    report.put("unreadable", lines);
    return ValueJson.text(report, true) + "\n";
  }

  private static List<Object> groups(List<FleetDiff.Group> groups) {
    List<Object> objects = new ArrayList<>();
    groups.forEach(group -> objects.add(group(group)));
    return objects;
  }

  private static Map<String, Object> group(FleetDiff.Group group) {
    NodeComparison node = group.example();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("nodes", new ArrayList<Object>(group.nodes()));
    object.put("example", node.id());
    if (node.diff() != null) {
      object.put("changes", DiffJson.of(node.diff()));
    }
    put(object, "failed_before", node.before());
    put(object, "fails", node.after());
    return object;
  }

  private static void put(Map<String, Object> object, String key, @Nullable BatchFailure failure) {
    if (failure != null) {
      object.put(key, failure.toMap());
    }
  }
}
