package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;

/**
 * A file of cases.
 *
 * <p>Each case is a line {@code === title}, or {@code !== title} where the compile must fail, then
 * sections that begin with {@code --- name}. What comes before the first section is the main
 * manifest. The sections {@code facts}, {@code trusted}, {@code settings}, {@code parameters} (a
 * classifier's) and {@code classes} (or a list) are JSON objects, {@code node} is a name; any other
 * is a file of the environment, such as {@code modules/m/manifests/init.pp} or {@code
 * data/common.yaml}.
 *
 * <p>Lines {@code ## DOCUMENT.md: Heading} name the headings of the specification that the cases
 * behind them show, up to the next such lines.
 */
final class CaseFile {
  private static final Pattern HEADING = Pattern.compile("## (\\S+\\.md: .+)");
  private static final String MAIN = "manifests/site.pp";

  private final String topic;
  private final Map<String, Object> defaultFacts;
  private final List<ParityCase> cases = new ArrayList<>();
  private List<String> headings = new ArrayList<>();
  private @Nullable Draft draft;

  private CaseFile(String topic, Map<String, Object> defaultFacts) {
    this.topic = topic;
    this.defaultFacts = defaultFacts;
  }

  /** Reads every case of a file; its name without suffix is their topic. */
  static List<ParityCase> read(Path file, Map<String, Object> defaultFacts) throws IOException {
    String name = file.getFileName().toString();
    CaseFile reader = new CaseFile(name.substring(0, name.lastIndexOf('.')), defaultFacts);
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!reader.take(line, number)) {
        throw new IOException(file + ":" + number + ": text before the first case");
      }
    }
    reader.end();
    return reader.cases;
  }

  private boolean take(String line, int number) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      if (draft != null) {
        end();
        headings = new ArrayList<>();
      }
      headings.add(heading.group(1).strip());
    } else if (line.startsWith("=== ") || line.startsWith("!== ")) {
      end();
      draft = new Draft(line.substring(4).strip(), line.startsWith("!"), number);
    } else if (draft != null) {
      draft.line(line);
    } else {
      return line.isBlank() || line.startsWith("#");
    }
    return true;
  }

  private void end() {
    if (draft != null) {
      cases.add(draft.build(List.copyOf(headings), topic, defaultFacts));
      draft = null;
    }
  }

  /** A case that is being read. */
  private static final class Draft {
    private final String title;
    private final boolean fails;
    private final int line;
    private final Map<String, StringBuilder> sections = new LinkedHashMap<>();
    private StringBuilder section;

    Draft(String title, boolean fails, int line) {
      this.title = title;
      this.fails = fails;
      this.line = line;
      section = sections.computeIfAbsent(MAIN, unused -> new StringBuilder());
    }

    void line(String text) {
      if (text.startsWith("--- ")) {
        String name = text.substring(4).strip();
        section = sections.computeIfAbsent(name, unused -> new StringBuilder());
      } else {
        section.append(text).append('\n');
      }
    }

    ParityCase build(List<String> headings, String topic, Map<String, Object> defaultFacts) {
      Map<String, Object> facts = new LinkedHashMap<>(defaultFacts);
      facts.putAll(object("facts"));
      Map<String, Object> trusted = object("trusted");
      Map<String, Object> settings = object("settings");
      Map<String, Object> parameters = object("parameters");
      Object classes = json("classes");
      StringBuilder node = sections.remove("node");
      Map<String, String> files = new LinkedHashMap<>();
      sections.forEach((name, text) -> files.put(name, text.toString()));
      String nodeName = node == null ? "web1.example.com" : node.toString().strip();
      return new ParityCase(
          headings,
          topic,
          line,
          fails,
          title,
          files,
          facts,
          trusted,
          settings,
          nodeName,
          parameters,
          classes);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String name) {
      return (Map<String, Object>) json(name);
    }

    private Object json(String name) {
      StringBuilder text = sections.remove(name);
      return text == null ? Map.of() : ValueJson.parse(text.toString());
    }
  }
}
