package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/**
 * One input that both compilers get.
 *
 * <p>A file of cases holds, for each, a line {@code === title}, or {@code !== title} where the
 * compile must fail, then sections that begin with {@code --- name}. What comes before the first
 * section is the main manifest. The sections {@code facts}, {@code trusted} and {@code settings}
 * are JSON objects, {@code node} is a name; any other is a file of the environment, such as {@code
 * modules/m/manifests/init.pp} or {@code data/common.yaml}.
 *
 * @param topic name of the file it is from
 * @param line line of its title
 * @param fails whether the reference must refuse it; guards against mistakes in a case
 * @param files content by path relative to the environment
 */
record ParityCase(
    String topic,
    int line,
    boolean fails,
    String title,
    Map<String, String> files,
    Map<String, Object> facts,
    Map<String, Object> trusted,
    Map<String, Object> settings,
    String node,
    Map<String, Object> classes) {

  private static final String MAIN = "manifests/site.pp";

  @Override
  public String toString() {
    return topic + ":" + line + " " + title;
  }

  /** A node that gets one class, and nothing else. */
  static ParityCase ofClass(String name, Map<String, Object> facts, Map<String, Object> trusted) {
    return new ParityCase(
        "modules",
        0,
        false,
        name,
        Map.of(),
        facts,
        trusted,
        Map.of(),
        "web1.example.com",
        Map.of(name, Map.of()));
  }

  /** Writes the environment's files below a directory. */
  void write(Path environment) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = environment.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Files.createDirectories(environment.resolve("manifests"));
  }

  /** Reads every case of a file; its name without suffix is their topic. */
  static List<ParityCase> read(Path file, Map<String, Object> defaultFacts) throws IOException {
    String name = file.getFileName().toString();
    String topic = name.substring(0, name.lastIndexOf('.'));
    List<ParityCase> cases = new ArrayList<>();
    Draft draft = null;
    int line = 0;
    for (String text : Files.readAllLines(file)) {
      line++;
      if (text.startsWith("=== ") || text.startsWith("!== ")) {
        if (draft != null) {
          cases.add(draft.build(topic, defaultFacts));
        }
        draft = new Draft(text.substring(4).strip(), text.startsWith("!"), line);
      } else if (draft != null) {
        draft.line(text);
      } else if (!text.isBlank() && !text.startsWith("#")) {
        throw new IOException(file + ":" + line + ": text before the first case");
      }
    }
    if (draft != null) {
      cases.add(draft.build(topic, defaultFacts));
    }
    return cases;
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

    ParityCase build(String topic, Map<String, Object> defaultFacts) {
      Map<String, Object> facts = new LinkedHashMap<>(defaultFacts);
      facts.putAll(object("facts"));
      Map<String, Object> trusted = object("trusted");
      Map<String, Object> settings = object("settings");
      Map<String, Object> classes = object("classes");
      StringBuilder node = sections.remove("node");
      Map<String, String> files = new LinkedHashMap<>();
      sections.forEach((name, text) -> files.put(name, text.toString()));
      String nodeName = node == null ? "web1.example.com" : node.toString().strip();
      return new ParityCase(
          topic, line, fails, title, files, facts, trusted, settings, nodeName, classes);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String name) {
      StringBuilder text = sections.remove(name);
      return text == null ? Map.of() : (Map<String, Object>) ValueJson.parse(text.toString());
    }
  }
}
