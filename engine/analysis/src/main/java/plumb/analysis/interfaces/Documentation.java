package plumb.analysis.interfaces;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says of parameters, in either of the two manners: {@code @param name text}, and
 * {@code [*name*] text}.
 */
final class Documentation {
  private static final Pattern TAG =
      Pattern.compile("\\s*@(\\w+)(?:\\s+(?:\\[[^\\]]*\\]\\s*)?(\\w+))?(.*)");
  private static final Pattern ENTRY = Pattern.compile("\\s*\\[\\*(?:\\S*::)?(\\w+)\\*\\](.*)");
  private static final Pattern HEADING = Pattern.compile("\\s*(?:=+ .*|[A-Z][A-Z ]+:?)");

  private final Map<String, StringBuilder> byParameter = new HashMap<>();
  private @Nullable StringBuilder current;

  Documentation(String comment) {
    comment.lines().forEach(this::read);
  }

  private void read(String line) {
    Matcher tag = TAG.matcher(line);
    Matcher entry = ENTRY.matcher(line);
    if (entry.matches()) {
      start(entry.group(1), entry.group(2));
    } else if (tag.matches()) {
      start("param".equals(tag.group(1)) ? tag.group(2) : null, tag.group(3));
    } else if (HEADING.matcher(line).matches()) {
      current = null;
    } else if (current != null && !line.isBlank()) {
      current.append(' ').append(line.strip());
    }
  }

  private void start(@Nullable String name, String text) {
    current = new StringBuilder(text.strip());
    if (name != null) {
      byParameter.put(name, current);
    }
  }

  /** What is said of a parameter, in one line; empty when nothing is. */
  String of(String parameter) {
    StringBuilder found = byParameter.get(parameter);
    return found == null ? "" : found.toString().strip();
  }
}
