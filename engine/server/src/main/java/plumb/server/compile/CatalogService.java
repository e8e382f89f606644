package plumb.server.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.NodeClassifier;
import plumb.compiler.NodeClassifier.Answer;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.NodeInput;
import plumb.server.records.NodeRecords;

/** Compiles what agents ask for. Thread-safe. */
public final class CatalogService {
  private final Environments environments;
  private final @Nullable NodeClassifier classifier;
  private final ServerName server;
  private final NodeRecords records;

  /**
   * What a server says of itself in {@code $server_facts}.
   *
   * @param name how agents call it
   */
  public record ServerName(String name, String address, String version) {
    Map<String, Object> facts(String environment) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("serverversion", version);
      facts.put("servername", name);
      facts.put("serverip", address);
      facts.put("environment", environment);
      return facts;
    }
  }

  public CatalogService(
      Environments environments,
      @Nullable NodeClassifier classifier,
      ServerName server,
      NodeRecords records) {
    this.records = records;
    this.environments = environments;
    this.classifier = classifier;
    this.server = server;
  }

  /**
   * A node that asks.
   *
   * @param environment the one that it asks for
   * @param extensions of its certificate, by short name
   */
  public record Node(
      String name, String environment, Map<String, Object> facts, Map<String, Object> extensions) {}

  /**
   * The environment that a node is in.
   *
   * @throws IOException when its classifier cannot say
   */
  public String environment(String node, String asked) throws IOException {
    String demanded = classify(node).environment();
    return demanded == null ? asked : demanded;
  }

  private Answer classify(String node) throws IOException {
    return classifier == null ? Answer.NONE : classifier.classify(node);
  }

  /**
   * Compiles a catalog, as JSON, and keeps it.
   *
   * @param rich whether the agent reads rich data
   * @param log receives what the manifests say
   * @return null when there is no such environment
   * @throws IOException when the classifier or the environment cannot be read
   * @throws RuntimeException when the manifests or data are wrong
   */
  public byte @Nullable [] catalog(Node node, boolean rich, CompileLog log) throws IOException {
    Answer answer = classify(node.name());
    String wanted = answer.environment() == null ? node.environment() : answer.environment();
    try (LoadedEnvironment.Use use = environments.use(wanted)) {
      return use == null
          ? null
          : catalog(use.environment(), node, answer.applyTo(input(node, wanted)), rich, log);
    }
  }

  private byte[] catalog(
      LoadedEnvironment environment, Node node, NodeInput input, boolean rich, CompileLog log)
      throws IOException {
    Catalog catalog = environment.compiler().compile(input, log).catalog();
    ByteArrayOutputStream json = new ByteArrayOutputStream(1 << 16);
    CatalogJson.write(catalog, json, rich);
    records.catalog(node.name(), catalog);
    return json.toByteArray();
  }

  private NodeInput input(Node node, String environment) {
    int dot = node.name().indexOf('.');
    Map<String, Object> trusted = new LinkedHashMap<>();
    trusted.put("authenticated", "remote");
    trusted.put("certname", node.name());
    trusted.put("extensions", node.extensions());
    trusted.put("hostname", dot < 0 ? node.name() : node.name().substring(0, dot));
    if (dot > 0) {
      trusted.put("domain", node.name().substring(dot + 1));
    }
    trusted.put("external", Map.of());
    // What agents say of themselves comes with their facts.
    return new NodeInput(node.name(), node.facts(), trusted, server.facts(environment), Map.of());
  }
}
