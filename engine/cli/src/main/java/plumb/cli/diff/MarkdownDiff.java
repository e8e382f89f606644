package plumb.cli.diff;

import plumb.compiler.fleet.FleetDiff;

/** For comments on pull requests. */
final class MarkdownDiff implements DiffReport {
  @Override
  public String of(FleetDiff diff) {
    StringBuilder out = new StringBuilder("## Catalog changes\n\n");
    out.append(Wording.summary(diff)).append(".\n");
    Wording.unreadable(diff).forEach(line -> out.append("\n").append(escaped(line)).append("\n"));
    String newUses = Wording.newUses(diff);
    if (!newUses.isEmpty()) {
      String fence = fence(newUses);
      out.append("\nDeprecated names that come into use:\n\n").append(fence).append('\n');
      out.append(newUses).append(fence).append('\n');
    }
    for (FleetDiff.Group group : Wording.groups(diff)) {
      String change = Wording.change(group.example());
      String fence = fence(change);
      out.append("\n<details><summary>").append(escaped(Wording.heading(group)));
      out.append("</summary>\n\n").append(fence).append("diff\n");
      out.append(flush(change)).append(fence).append("\n\n</details>\n");
    }
    return out.toString();
  }

  /** Longer than any that the text has. */
  private static String fence(String text) {
    StringBuilder fence = new StringBuilder("```");
    while (text.contains(fence)) {
      fence.append('`');
    }
    return fence.toString();
  }

  /** Signs stand in the first column, where Markdown colours them. */
  private static String flush(String change) {
    StringBuilder out = new StringBuilder();
    change
        .lines()
        .forEach(
            line -> {
              String text = line.stripLeading();
              boolean signed = text.startsWith("+ ") || text.startsWith("- ");
              out.append(signed ? text.charAt(0) + line.replaceFirst("[+-] ", " ") : line);
              out.append('\n');
            });
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
