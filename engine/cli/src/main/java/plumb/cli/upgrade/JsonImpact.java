package plumb.cli.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.analysis.changes.Subject;
import plumb.analysis.upgrade.Use;
import plumb.catalog.json.ValueJson;
import plumb.cli.changes.ChangesData;
import plumb.cli.diff.DiffFormat;
import plumb.cli.diff.DiffReport;
import plumb.compiler.fleet.FleetDiff;

/** For programs. */
final class JsonImpact implements ImpactReport {
  @Override
  public String of(List<EnvironmentImpact> environments) {
    List<Object> list = new ArrayList<>();
    environments.forEach(one -> list.add(data(one)));
    return ValueJson.text(Map.of("environments", list), true) + "\n";
  }

  private static Map<String, Object> data(EnvironmentImpact environment) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("environment", environment.name());
    List<Object> modules = new ArrayList<>();
    environment.modules().forEach(one -> modules.add(ChangesData.of(one)));
    report.put("modules", modules);
    List<Object> uses = new ArrayList<>();
    environment.uses().forEach(use -> uses.add(data(use)));
    report.put("uses", uses);
    report.put("unread", new ArrayList<Object>(environment.unread()));
    FleetDiff fleet = environment.fleet();
    if (fleet != null) {
      report.put("catalogs", ValueJson.parse(DiffReport.of(DiffFormat.JSON).of(fleet)));
    }
    return report;
  }

  private static Map<String, Object> data(Use use) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", use.file());
    object.put("line", (long) use.line());
    object.put("column", (long) use.column());
    if (use.offset() >= 0) {
      object.put("offset", (long) use.offset());
      object.put("length", (long) use.length());
    }
    object.put("site", use.site().phrase().replace(' ', '_'));
    object.put("effect", use.effect().id());
    object.put("name", use.subject().name());
    Subject successor = use.successor();
    if (successor != null) {
      object.put("new_name", successor.name());
      object.put("proved", use.change().evidence() == null || use.change().evidence().proved());
    }
    object.put("change", ChangesData.of(use.change()));
    if (!use.nodes().isEmpty()) {
      object.put("nodes", new ArrayList<Object>(use.nodes()));
    }
    return object;
  }
}
