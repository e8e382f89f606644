package plumb.server.puppet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.compiler.NodeFacts;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.program.CompileException;
import plumb.server.access.AuditLog;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Authority;
import plumb.server.authority.Extensions;
import plumb.server.authority.Pem;
import plumb.server.compile.CatalogService;
import plumb.server.compile.CompiledCatalog;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;
import plumb.server.records.NodeRecords;
import plumb.values.Undef;

/** {@code POST /puppet/v4/catalog}: a catalog of any node, for tools. */
public final class CompileEndpoint implements Endpoint {
  private final Compiles compiles;
  private final NodeRecords records;
  private final Authority authority;
  private final AuditLog audit;

  public CompileEndpoint(
      Compiles compiles, NodeRecords records, Authority authority, AuditLog audit) {
    this.audit = audit;
    this.compiles = compiles;
    this.records = records;
    this.authority = authority;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    Grant unused = call.requester().some(Role.OPERATOR);
    Map<?, ?> request = request(call.text());
    String name = Spelling.node(text(request, "certname"));
    String environment = Spelling.environment(text(request, "environment"));
    Map<?, ?> persistence = hash(request, "persistence", true);
    Map<?, ?> options = hash(request, "options", false);
    boolean stays = flag(options, "prefer_requested_environment");
    String wanted = stays ? environment : compiles.environment(name, environment);
    // Not the one that is asked for: nobody gets by its name what is of another one.
    Grant operator = call.requester().must(Role.OPERATOR, wanted, name);
    // Nor does anybody move a node to where they may see it.
    records.environment(name).ifPresent(is -> call.requester().must(Role.OPERATOR, is, name));
    Map<String, Object> facts = facts(request, name);
    audit.note(operator, "catalog.compile", name, "in " + wanted);
    CatalogService.Node node =
        new CatalogService.Node(name, wanted, true, facts, trusted(request, name));
    if (flag(persistence, "facts") && request.get("facts") instanceof Map) {
      records.factsAtOnce(name, environment, json(Map.of("name", name, "values", facts)));
    }
    CompiledCatalog catalog =
        compiles.catalog(node, new CatalogService.Form(true, null), flag(persistence, "catalog"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes("{\"catalog\":".getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(catalog.json());
    if (flag(options, "capture_logs")) {
      answer.writeBytes(",\"logs\":".getBytes(StandardCharsets.UTF_8));
      answer.writeBytes(json(logs(catalog, options)));
    }
    answer.write('}');
    return Answer.json(answer.toByteArray());
  }

  private static Map<?, ?> request(String text) {
    try {
      if (ValueJson.parse(text) instanceof Map<?, ?> request) {
        return request;
      }
      throw HttpFailure.badRequest("an object is expected");
    } catch (InvalidJsonException e) {
      throw HttpFailure.badRequest("the request is no JSON: " + e.getMessage());
    }
  }

  private static String text(Map<?, ?> request, String key) {
    if (request.get(key) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw HttpFailure.badRequest("'" + key + "' must be a text");
  }

  private static Map<?, ?> hash(Map<?, ?> request, String key, boolean needed) {
    Object given = request.get(key);
    if (given instanceof Map<?, ?> hash) {
      return hash;
    }
    if (needed || given != null && given != Undef.UNDEF) {
      throw HttpFailure.badRequest("'" + key + "' must be an object");
    }
    return Map.of();
  }

  private static boolean flag(Map<?, ?> hash, String key) {
    Object given = hash.get(key);
    if (given instanceof Boolean flag) {
      return flag;
    }
    if (given != null && given != Undef.UNDEF) {
      throw HttpFailure.badRequest("'" + key + "' must be true or false");
    }
    return false;
  }

  /** The facts that are given, or else those that the node sent last. */
  private Map<String, Object> facts(Map<?, ?> request, String name) throws IOException {
    if (request.get("facts") == null) {
      byte[] last = records.lastFacts(name).orElse(null);
      return last == null ? Map.of() : SentFacts.read(last, name);
    }
    try {
      return NodeFacts.values(hash(request, "facts", true), "the request");
    } catch (CompileException e) {
      throw HttpFailure.badRequest("the facts cannot be read: " + e.getMessage());
    }
  }

  /** What is given, or else what the node's certificate says. */
  private Map<String, Object> trusted(Map<?, ?> request, String name) {
    if (request.get("trusted_facts") instanceof Map<?, ?> given) {
      Map<String, Object> trusted = new LinkedHashMap<>();
      Object values = given.get("values");
      (values instanceof Map<?, ?> inner ? inner : given)
          .forEach((key, value) -> trusted.put(String.valueOf(key), value));
      return trusted;
    }
    Map<String, Object> extensions =
        authority
            .certificate(name)
            .map(row -> Extensions.of(Pem.certificates(row.pem()).get(0)))
            .orElse(Map.of());
    return CatalogService.Node.trusted(name, extensions);
  }

  private static List<Object> logs(CompiledCatalog catalog, Map<?, ?> options) {
    boolean debug = "debug".equals(options.get("log_level"));
    List<Object> logs = new ArrayList<>();
    String now = Instant.now().toString();
    for (CompileLog.Entry entry : catalog.log()) {
      if (debug || !entry.level().equals("debug")) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", orUndef(entry.file()));
        one.put("line", entry.line() == 0 ? Undef.UNDEF : (Object) (long) entry.line());
        one.put("level", entry.level());
        one.put("message", entry.message());
        one.put("source", entry.source().isEmpty() ? "Puppet" : entry.source());
        one.put("tags", List.of(entry.level()));
        one.put("time", now);
        logs.add(one);
      }
    }
    return logs;
  }

  private static Object orUndef(@Nullable Object value) {
    return value == null ? Undef.UNDEF : value;
  }

  private static byte[] json(Object value) {
    return ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8);
  }
}
