package plumb.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The terminal sessions that a Markdown text shows in its {@code console} blocks: commands, which
 * start with {@code "$ "}, and below each what it prints. In what is printed, {@code ...} stands
 * for any text, and alone on a line for any lines. A block whose language is followed by a path, as
 * in {@code ```yaml data/common.yaml}, is a file that the commands find.
 */
final class Transcript {

  /** A command, and a pattern of its whole output. */
  record Step(String command, String output) {

    boolean matches(String actual) {
      return Pattern.compile(pattern()).matcher(actual).matches();
    }

    private String pattern() {
      StringBuilder pattern = new StringBuilder();
      for (String line : output.lines().toList()) {
        if (line.equals("...")) {
          pattern.append("(?s:.*?)");
        } else {
          for (String part : (line + "\n").split("\\.\\.\\.", -1)) {
            pattern.append(Pattern.quote(part)).append(".*");
          }
          pattern.setLength(pattern.length() - 2);
        }
      }
      return pattern.toString();
    }
  }

  private Transcript() {}

  /** The files that a text shows, by their paths. */
  static Map<String, String> files(String markdown) {
    Map<String, String> files = new LinkedHashMap<>();
    String path = null;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        int blank = line.indexOf(' ');
        path = blank < 0 ? null : line.substring(blank + 1);
      } else if (path != null) {
        files.merge(path, line + "\n", String::concat);
      }
    }
    return files;
  }

  static List<Step> read(String markdown) {
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), ""));
      } else if (inside) {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.command(), last.output() + line + "\n"));
      }
    }
    return steps;
  }
}
