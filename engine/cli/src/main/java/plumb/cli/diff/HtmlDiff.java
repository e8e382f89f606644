package plumb.cli.diff;

import plumb.compiler.fleet.FleetDiff;

/** One page without scripts or other files. */
final class HtmlDiff implements DiffReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Catalog changes</title>
      <style>
      body { font-family: sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em; }
      pre { background: #f6f6f6; padding: 0.7em; overflow-x: auto; }
      .added { color: #116329; } .removed { color: #a40e26; } .changed { color: #7d4e00; }
      </style>
      </head>
      <body>
      <h1>Catalog changes</h1>
      """;

  @Override
  public String of(FleetDiff diff) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append("<p>").append(escaped(Wording.summary(diff))).append(".</p>\n");
    Wording.unreadable(diff)
        .forEach(line -> out.append("<p>").append(escaped(line)).append("</p>\n"));
    String newUses = Wording.newUses(diff);
    if (!newUses.isEmpty()) {
      out.append("<p>Deprecated names that come into use:</p>\n<pre>");
      out.append(escaped(newUses)).append("</pre>\n");
    }
    for (FleetDiff.Group group : Wording.groups(diff)) {
      out.append("<details open><summary>").append(escaped(Wording.heading(group)));
      out.append("</summary>\n");
      if (group.nodes().size() > 1) {
        out.append("<p>").append(escaped(String.join(", ", group.nodes()))).append("</p>\n");
      }
      out.append("<pre>");
      Wording.change(group.example()).lines().forEach(line -> append(out, line));
      out.append("</pre></details>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static void append(StringBuilder out, String line) {
    String text = line.stripLeading();
    String kind =
        text.startsWith("+ ")
            ? "added"
            : text.startsWith("- ") ? "removed" : text.startsWith("~ ") ? "changed" : null;
    if (kind == null) {
      out.append(escaped(line));
    } else {
      out.append("<span class=\"").append(kind).append("\">").append(escaped(line));
      out.append("</span>");
    }
    out.append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
