package plumb.cli.upgrade;

import java.util.List;
import java.util.Map;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.upgrade.Use;
import plumb.cli.diff.DiffFormat;
import plumb.cli.diff.DiffReport;
import plumb.compiler.fleet.FleetDiff;

/** For people: each change with the places that it touches. */
final class TextImpact implements ImpactReport {
  @Override
  public String of(List<EnvironmentImpact> environments) {
    StringBuilder out = new StringBuilder();
    for (EnvironmentImpact environment : environments) {
      out.append(out.isEmpty() ? "" : "\n");
      append(out, environment);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, EnvironmentImpact environment) {
    out.append(ImpactWording.heading(environment)).append('\n');
    for (Map.Entry<Change, List<Use>> touched : ImpactWording.byChange(environment).entrySet()) {
      out.append('\n').append(ChangeText.of(touched.getKey())).append('\n');
      for (Use use : touched.getValue()) {
        out.append("  ").append(environment.shown(use.file())).append(':').append(use.line());
        out.append(use.offset() < 0 && !use.nodes().isEmpty() ? "" : ":" + use.column());
        out.append(": ").append(use.site().phrase()).append(ImpactWording.name(use));
        out.append(ImpactWording.nodes(use)).append(": ").append(use.effect().phrase());
        out.append('\n');
      }
    }
    environment
        .unread()
        .forEach(file -> out.append("\nnot read: ").append(environment.shown(file)).append('\n'));
    FleetDiff fleet = environment.fleet();
    if (fleet != null) {
      out.append('\n').append(DiffReport.of(DiffFormat.TEXT).of(fleet));
    }
  }
}
