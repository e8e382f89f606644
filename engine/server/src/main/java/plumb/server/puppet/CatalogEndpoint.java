package plumb.server.puppet;

import com.linecorp.armeria.common.QueryParams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Facts;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.NodeFacts;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.program.CompileException;
import plumb.server.compile.CatalogService;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;
import plumb.server.records.NodeRecords;

/** {@code POST /puppet/v3/catalog/NODE}: facts come as a form, the catalog goes back. */
public final class CatalogEndpoint implements Endpoint {
  private static final String RICH = "application/vnd.puppet.rich+json";

  private final CatalogService catalogs;
  private final NodeRecords records;
  private final Log log;

  /** Learns what compiles say. */
  @FunctionalInterface
  public interface Log {
    void compiled(String node, CompileLog said, long nanos, @Nullable String problem);
  }

  public CatalogEndpoint(CatalogService catalogs, NodeRecords records, Log log) {
    this.catalogs = catalogs;
    this.records = records;
    this.log = log;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String name = Own.node(call);
    String environment = Own.environment(call);
    byte[] json = sentFacts(call.form());
    CatalogService.Node node =
        new CatalogService.Node(
            name, environment, facts(json, name), call.requester().extensions());
    if (json.length > 0) {
      records.facts(name, environment, json);
    }
    boolean rich = call.accepts(RICH);
    byte[] catalog = compile(node, rich);
    if (catalog == null) {
      throw HttpFailure.notFound("Could not find environment '" + node.environment() + "'");
    }
    return Answer.json(catalog).as(rich ? RICH : Answer.JSON);
  }

  private byte @Nullable [] compile(CatalogService.Node node, boolean rich) throws IOException {
    CompileLog said = new CompileLog();
    long start = System.nanoTime();
    try {
      byte[] json = catalogs.catalog(node, rich, said);
      log.compiled(node.name(), said, System.nanoTime() - start, null);
      return json;
    } catch (RuntimeException e) {
      String problem = sentence(e);
      if (problem == null) {
        throw e;
      }
      log.compiled(node.name(), said, System.nanoTime() - start, problem);
      throw HttpFailure.failed(problem + " on node " + node.name());
    }
  }

  /** What is wrong with the manifests or data, with its place, in one line; null for a defect. */
  private static @Nullable String sentence(RuntimeException problem) {
    for (Map<String, Object> entry : Problems.data(problem)) {
      if ("INTERNAL".equals(entry.get("code"))) {
        return null;
      }
      StringBuilder text = new StringBuilder("Evaluation Error: ").append(entry.get("message"));
      if (entry.containsKey("file")) {
        text.append(" (file: ").append(entry.get("file"));
        text.append(", line: ").append(entry.get("line"));
        text.append(", column: ").append(entry.get("column")).append(')');
      }
      return text.toString();
    }
    return null;
  }

  /** The facts, which are encoded once more than the form is. */
  private static byte[] sentFacts(QueryParams form) {
    String text = form.get("facts");
    try {
      return text == null
          ? new byte[0]
          : URLDecoder.decode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("the facts cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, Object> facts(byte[] json, String node) throws IOException {
    if (json.length == 0) {
      return Map.of();
    }
    try {
      Facts facts = FactsJson.read(new ByteArrayInputStream(json), node);
      if (!facts.name().equals(node)) {
        throw HttpFailure.badRequest("these are facts of '" + facts.name() + "', not of " + node);
      }
      return NodeFacts.values(facts.values(), "the request");
    } catch (InvalidJsonException | CompileException e) {
      throw HttpFailure.badRequest("the facts cannot be read: " + e.getMessage());
    }
  }
}
