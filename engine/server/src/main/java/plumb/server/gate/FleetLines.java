package plumb.server.gate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.NodeClassifier;
import plumb.compiler.fleet.FleetRecord;
import plumb.server.authority.Authority;
import plumb.server.authority.Extensions;
import plumb.server.authority.Pem;
import plumb.server.compile.CatalogService;
import plumb.server.puppet.SentFacts;
import plumb.store.Store;
import plumb.store.certificates.CertificateRow;
import plumb.store.nodes.FactBodies;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;

/**
 * The nodes that a server knows as lines of a batch: with what their certificates say, and with
 * files of the facts that they sent last. Thread-safe.
 */
final class FleetLines {
  private final Store store;
  private final Authority authority;
  private final @Nullable NodeClassifier classifier;

  /** What certificates say, by their serial numbers. */
  private final Map<String, Map<String, Object>> extensions = new ConcurrentHashMap<>();

  FleetLines(Store store, Authority authority, @Nullable NodeClassifier classifier) {
    this.store = store;
    this.authority = authority;
    this.classifier = classifier;
  }

  /**
   * A node.
   *
   * @param line as a batch has it
   * @param key tells the line from all others
   */
  record Line(String node, long factsAt, String line, String key) {}

  /** The nodes of an environment that have sent facts. */
  List<Line> of(String environment) throws IOException {
    Map<String, Map<String, Object>> said = extensions();
    List<Line> lines = new ArrayList<>();
    for (NodeRow row : store.with(handle -> new Nodes(handle).all())) {
      Long at = row.factsAt();
      if (at == null) {
        continue;
      }
      NodeClassifier.Answer answer =
          classifier == null ? NodeClassifier.Answer.NONE : classifier.classify(row.name());
      String demanded = answer.environment();
      if (environment.equals(demanded == null ? row.environment() : demanded)) {
        String line = line(row.name(), at, said.getOrDefault(row.name(), Map.of()), answer);
        lines.add(new Line(row.name(), at, line, FleetRecord.key(line)));
      }
    }
    return lines;
  }

  private static String line(
      String name, long at, Map<String, Object> extensions, NodeClassifier.Answer answer) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    line.put("facts", factsFile(name, at));
    line.put("trusted", CatalogService.Node.trusted(name, extensions));
    if (!answer.classes().isEmpty()) {
      line.put("classes", answer.classes());
    }
    if (!answer.parameters().isEmpty()) {
      line.put("parameters", answer.parameters());
    }
    return ValueJson.text(line, false);
  }

  /** A file that never changes: facts that came at another time are in another one. */
  private static String factsFile(String name, long at) {
    return "facts/" + name + "@" + at + ".json";
  }

  private Map<String, Map<String, Object>> extensions() {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    for (CertificateRow row : authority.certificates()) {
      byName.put(
          row.name(),
          extensions.computeIfAbsent(
              row.serial(), unseen -> Extensions.of(Pem.certificates(row.pem()).get(0))));
    }
    return byName;
  }

  /** Writes nodes as a batch, {@code nodes.jsonl}, with their files of facts. */
  Path write(Collection<Line> lines, Path directory) throws IOException {
    Files.createDirectories(directory.resolve("facts"));
    Path batch = directory.resolve("nodes.jsonl");
    Map<String, Line> byName = new LinkedHashMap<>();
    try (BufferedWriter out = Files.newBufferedWriter(batch)) {
      for (Line line : lines) {
        out.write(line.line());
        out.write('\n');
        byName.put(line.node(), line);
      }
    }
    List<String> names = new ArrayList<>(byName.keySet());
    for (int i = 0; i < names.size(); i += FactBodies.MOST) {
      List<String> some = names.subList(i, Math.min(i + FactBodies.MOST, names.size()));
      for (FactBodies.Body body : store.with(handle -> new FactBodies(handle).of(some))) {
        Line line = byName.get(body.node());
        if (line != null) {
          writeFacts(body, line, directory);
        }
      }
    }
    return batch;
  }

  private static void writeFacts(FactBodies.Body body, Line line, Path directory)
      throws IOException {
    Map<String, Object> facts = SentFacts.read(body.json(), body.node());
    Files.write(
        directory.resolve(factsFile(line.node(), line.factsAt())),
        ValueJson.text(facts, false).getBytes(StandardCharsets.UTF_8));
  }
}
