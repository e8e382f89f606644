package plumb.server.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.NodeClassifier;
import plumb.compiler.NodeClassifier.Answer;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.inputs.Inputs;
import plumb.server.files.ChecksumType;
import plumb.server.files.StaticMetadata;
import plumb.server.records.NodeRecords;

/** Compiles what agents ask for. Thread-safe. */
public final class CatalogService {
  private final Environments environments;
  private final @Nullable NodeClassifier classifier;
  private final ServerName server;
  private final NodeRecords records;
  private final StaticMetadata metadata;
  private final CatalogCache cache;

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
      NodeRecords records,
      StaticMetadata metadata,
      CatalogCache cache) {
    this.cache = cache;
    this.records = records;
    this.metadata = metadata;
    this.environments = environments;
    this.classifier = classifier;
    this.server = server;
  }

  /**
   * A node whose catalog is wanted.
   *
   * @param environment the one that is asked for
   * @param stays whether it is that one, whatever the classifier says
   * @param trusted what its certificate says, as {@code $trusted} has it
   */
  public record Node(
      String name,
      String environment,
      boolean stays,
      Map<String, Object> facts,
      Map<String, Object> trusted) {

    /**
     * What a certificate says.
     *
     * @param extensions by short name
     */
    public static Map<String, Object> trusted(String name, Map<String, Object> extensions) {
      int dot = name.indexOf('.');
      Map<String, Object> trusted = new LinkedHashMap<>();
      trusted.put("authenticated", "remote");
      trusted.put("certname", name);
      trusted.put("extensions", extensions);
      trusted.put("hostname", dot < 0 ? name : name.substring(0, dot));
      if (dot > 0) {
        trusted.put("domain", name.substring(dot + 1));
      }
      trusted.put("external", Map.of());
      return trusted;
    }
  }

  /**
   * The form in which a catalog is wanted.
   *
   * @param rich whether rich data can be read
   * @param checksum how the content of files is compared, when the catalog shall say what their
   *     sources are; otherwise null
   */
  public record Form(boolean rich, @Nullable ChecksumType checksum) {}

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
   * Compiles a catalog, or takes the one that this would give.
   *
   * @param kept whether it is the node's catalog from now on
   * @param log receives what the manifests say, also when they are wrong
   * @return null when there is no such environment
   * @throws IOException when the classifier or the environment cannot be read
   * @throws RuntimeException when the manifests or data are wrong
   */
  public @Nullable CompiledCatalog catalog(Node node, Form form, boolean kept, CompileLog log)
      throws IOException {
    Answer answer = classify(node.name());
    String demanded = node.stays() ? null : answer.environment();
    String wanted = demanded == null ? node.environment() : demanded;
    try (LoadedEnvironment.Use use = environments.use(wanted)) {
      if (use == null) {
        return null;
      }
      // What agents say of themselves comes with their facts.
      NodeInput input =
          answer.applyTo(
              new NodeInput(
                      node.name(), node.facts(), node.trusted(), server.facts(wanted), Map.of())
                  .with(records.exports()));
      CompiledCatalog known = cache.find(use.environment(), input, form);
      if (known == null) {
        return compile(use.environment(), input, form, kept, log);
      }
      if (kept) {
        records.catalogAgain(
            node.name(),
            wanted,
            known.digest(),
            () -> cache.forget(use.environment(), node.name(), form));
      }
      return known;
    }
  }

  private CompiledCatalog compile(
      LoadedEnvironment environment, NodeInput input, Form form, boolean kept, CompileLog log)
      throws IOException {
    long start = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    TrackedFacts facts = new TrackedFacts(input.facts());
    NodeInput tracked = cache.isOn() ? input.withFacts(facts) : input;
    Inputs.Traced<Catalog> compiled =
        Inputs.trace(() -> made(environment, tracked, form.checksum(), log));
    environment.outside().note(compiled.inputs(), start);
    Catalog catalog = compiled.value();
    CatalogJson.Forms json = CatalogJson.forms(catalog, form.rich());
    String digest = kept ? records.catalog(input.name(), catalog, json.kept()) : "";
    CompiledCatalog made = CompiledCatalog.of(json.sent(), digest, log.entries());
    if (kept && CatalogCache.isRepeatable(compiled.inputs())) {
      cache.keep(environment, input, form, facts.reads(), made);
    }
    return made;
  }

  private Catalog made(
      LoadedEnvironment environment,
      NodeInput input,
      @Nullable ChecksumType checksum,
      CompileLog log) {
    Catalog catalog = environment.compiler().compile(input, log).catalog();
    String code = environment.codeId();
    if (code != null && checksum != null) {
      catalog.setCodeId(code);
      try {
        metadata.addTo(catalog, environment.snapshot(), environment.root(), checksum);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return catalog;
  }
}
