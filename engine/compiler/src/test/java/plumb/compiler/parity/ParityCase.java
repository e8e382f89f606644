package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One input that both compilers get; {@link CaseFile} says how it is written.
 *
 * @param headings those of the specification that it shows, as in {@link Specification}
 * @param topic name of the file it is from
 * @param line line of its title
 * @param fails whether the reference must refuse it; guards against mistakes in a case
 * @param files content by path relative to the environment
 */
record ParityCase(
    List<String> headings,
    String topic,
    int line,
    boolean fails,
    String title,
    Map<String, String> files,
    Map<String, Object> facts,
    Map<String, Object> trusted,
    Map<String, Object> settings,
    String node,
    Map<String, Object> parameters,
    Object classes) {

  @Override
  public String toString() {
    return topic + ":" + line + " " + title;
  }

  /** A node that gets one class, and nothing else. */
  static ParityCase ofClass(String name, Map<String, Object> facts, Map<String, Object> trusted) {
    return installed(name, "web1.example.com", facts, trusted, Map.of(name, Map.of()));
  }

  /** A node of an environment that there is, classified by its manifests. */
  static ParityCase ofNode(String name, Map<String, Object> facts, Map<String, Object> trusted) {
    return installed(name, name, facts, trusted, Map.of());
  }

  private static ParityCase installed(
      String title,
      String node,
      Map<String, Object> facts,
      Map<String, Object> trusted,
      Map<String, Object> classes) {
    return new ParityCase(
        List.of(), "modules", 0, false, title, Map.of(), facts, trusted, Map.of(), node, Map.of(),
        classes);
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
}
