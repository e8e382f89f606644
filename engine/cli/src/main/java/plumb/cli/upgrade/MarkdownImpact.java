package plumb.cli.upgrade;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.upgrade.Use;
import plumb.cli.diff.DiffFormat;
import plumb.cli.diff.DiffReport;
import plumb.compiler.fleet.FleetDiff;

/** For comments on pull requests. */
final class MarkdownImpact implements ImpactReport {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<#|]");

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
    out.append("## ").append(escaped(ImpactWording.heading(environment))).append('\n');
    for (Map.Entry<Change, List<Use>> touched : ImpactWording.byChange(environment).entrySet()) {
      out.append("\n### ").append(escaped(ChangeText.of(touched.getKey()))).append("\n\n");
      out.append("| Place | | |\n|---|---|---|\n");
      for (Use use : touched.getValue()) {
        out.append("| ").append(escaped(environment.shown(use.file()))).append(':');
        out.append(use.line()).append(" | ");
        out.append(use.site().phrase().replace("_", "\\_"));
        out.append(escaped(ImpactWording.name(use) + ImpactWording.nodes(use))).append(" | ");
        out.append(use.effect().phrase()).append(" |\n");
      }
    }
    environment
        .unread()
        .forEach(
            file ->
                out.append("\nNot read: ").append(escaped(environment.shown(file))).append('\n'));
    FleetDiff fleet = environment.fleet();
    if (fleet != null) {
      out.append('\n').append(DiffReport.of(DiffFormat.MARKDOWN).of(fleet));
    }
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }
}
