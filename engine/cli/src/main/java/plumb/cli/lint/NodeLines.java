package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.TextFile;

/** A file of nodes, a JSON object a line: where each one stands, and what of it may be shown. */
final class NodeLines {
  private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]*)\"");

  private final Path file;
  private @Nullable List<String> names;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  NodeLines(Path file) {
    this.file = file;
  }

  /** The line of a node, counted from 1; 1 for one that is not found. */
  int lineOf(String node) throws IOException {
    names();
    return lines.getOrDefault(node, 1);
  }

  /** The file with nothing but the names of its nodes: the rest may be secrets of a classifier. */
  String masked() throws IOException {
    return String.join("\n", names());
  }

  private List<String> names() throws IOException {
    List<String> known = names;
    if (known == null) {
      known = new ArrayList<>();
      for (String line : TextFile.read(file).split("\n", -1)) {
        Matcher matcher = NAME.matcher(line);
        boolean found = matcher.find();
        known.add(found ? "{" + matcher.group() + ", ...}" : "...");
        if (found) {
          lines.putIfAbsent(matcher.group(1), known.size());
        }
      }
      names = known;
    }
    return known;
  }
}
