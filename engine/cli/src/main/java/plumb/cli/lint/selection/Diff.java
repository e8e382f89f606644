package plumb.cli.lint.selection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the differences that git prints, of which only the new side matters. */
final class Diff {
  private static final String NEW_FILE = "+++ ";
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

  private Diff() {}

  /** Takes the lines of one hunk. */
  interface Hunks {
    /**
     * @param path of the file, below the root
     * @param first the first line of the hunk, from 1
     * @param end the line behind it; {@code first} where lines were only removed
     */
    void add(String path, int first, int end);
  }

  /**
   * Reads a diff without context.
   *
   * @param diff with the prefix "b/" before new paths
   */
  static void read(String diff, Hunks hunks) {
    String path = "";
    Iterator<String> lines = List.of(diff.split("\n", -1)).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith(NEW_FILE)) {
        path = path(line.substring(NEW_FILE.length()));
      } else if (hunk.matches()) {
        int first = Integer.parseInt(hunk.group(2));
        int added = count(hunk.group(3));
        hunks.add(path, first, first + added);
        skip(count(hunk.group(1)) + added, lines);
      }
    }
  }

  /** Skips changed lines, which could look like headers, and remarks on missing line breaks. */
  private static void skip(int count, Iterator<String> lines) {
    for (int left = count; left > 0 && lines.hasNext(); ) {
      left -= lines.next().startsWith("\\") ? 0 : 1;
    }
  }

  private static int count(@Nullable String number) {
    return number == null ? 1 : Integer.parseInt(number);
  }

  /**
   * A name with a blank ends with a tab; one with other special characters is quoted as in C:
   * ASCII.
   */
  private static String path(String name) {
    String path = name.endsWith("\t") ? name.substring(0, name.length() - 1) : name;
    if (path.startsWith("\"")) {
      path = unquoted(path.substring(1, path.length() - 1));
    }
    return path.startsWith("b/") ? path.substring(2) : path;
  }

  private static String unquoted(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        bytes.write(c);
        continue;
      }
      i++;
      int letter = "abtnvfr".indexOf(quoted.charAt(i));
      if (letter >= 0) {
        bytes.write(7 + letter);
      } else if (Character.isDigit(quoted.charAt(i))) {
        bytes.write(Integer.parseInt(quoted.substring(i, i + 3), 8));
        i += 2;
      } else {
        bytes.write(quoted.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
