package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The headings of the language's specification, one a line: {@code DOCUMENT.md: Heading}, followed
 * by {@code | reason} where no case can show what it describes.
 */
final class Specification {
  private static final String BAR = " | ";

  private final Set<String> shown = new LinkedHashSet<>();
  private final Map<String, String> excused = new LinkedHashMap<>();

  private Specification() {}

  static Specification read(Path file) throws IOException {
    Specification specification = new Specification();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int bar = line.lastIndexOf(BAR);
        if (bar < 0) {
          specification.shown.add(line.strip());
        } else {
          specification.excused.put(
              line.substring(0, bar).strip(), line.substring(bar + BAR.length()).strip());
        }
      }
    }
    return specification;
  }

  /** Returns what is wrong: headings without a case, cases of none, and needless reasons. */
  List<String> problems(List<ParityCase> cases) {
    List<String> problems = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>(shown);
    for (ParityCase input : cases) {
      for (String heading : input.headings()) {
        missing.remove(heading);
        if (excused.containsKey(heading)) {
          problems.add(input + " shows what is said to have no case: " + heading);
        } else if (!shown.contains(heading)) {
          problems.add(input + " names a heading that is not in the specification: " + heading);
        }
      }
    }
    missing.forEach(heading -> problems.add("no case shows " + heading));
    return problems;
  }
}
