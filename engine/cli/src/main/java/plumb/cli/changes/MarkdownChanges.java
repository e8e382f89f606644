package plumb.cli.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.changes.ModuleChanges;

/** A section of a change log, as keepachangelog.com wants it. What is private is left out. */
final class MarkdownChanges implements ChangesReport {
  /** What Markdown, or HTML in it, would take for its own. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<#|]");

  @Override
  public String of(ModuleChanges changes) {
    Map<String, List<Change>> parts = new LinkedHashMap<>();
    for (String title : List.of("Added", "Changed", "Deprecated", "Removed")) {
      parts.put(title, new ArrayList<>());
    }
    for (Change change : changes.changes()) {
      List<Change> part = parts.get(title(change));
      if (!change.isPrivate() && part != null) {
        part.add(change);
      }
    }
    StringBuilder out = new StringBuilder("## [" + changes.after().version() + "]\n");
    parts.forEach((title, part) -> append(out, title, part));
    return out.toString();
  }

  private static void append(StringBuilder out, String title, List<Change> part) {
    if (part.isEmpty()) {
      return;
    }
    out.append("\n### ").append(title).append("\n\n");
    for (Change change : part) {
      String text = SPECIAL.matcher(ChangeText.of(change)).replaceAll("\\\\$0");
      out.append("- ")
          .append(change.isBreaking() ? "**Breaking:** " : "")
          .append(text)
          .append('\n');
    }
  }

  private static String title(Change change) {
    return switch (change.kind()) {
      case ADDED -> "Added";
      case REMOVED -> "Removed";
      case DEPRECATED -> "Deprecated";
      default -> "Changed";
    };
  }
}
