package plumb.cli.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.DiffJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.NodeComparison;

/** For programs: the counts, and the groups with all their nodes. */
final class JsonDiff implements DiffReport {
  @Override
  public String of(FleetDiff diff) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("changed", (long) diff.changed());
    report.put("unchanged", (long) diff.unchanged());
    report.put("compiled", (long) diff.compiled());
    List<Object> groups = new ArrayList<>();
    diff.groups().forEach(group -> groups.add(group(group)));
    report.put("groups", groups);
    return ValueJson.text(report, true) + "\n";
  }

  private static Map<String, Object> group(FleetDiff.Group group) {
    NodeComparison node = group.example();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("nodes", new ArrayList<Object>(group.nodes()));
    object.put("example", node.name());
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
