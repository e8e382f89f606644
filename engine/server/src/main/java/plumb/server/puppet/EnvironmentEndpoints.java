package plumb.server.puppet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.ConfSetting;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.Module;
import plumb.environments.modules.InstalledModule;
import plumb.environments.modules.ModuleInventory;
import plumb.server.access.AuditLog;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.compile.ClassFiles;
import plumb.server.compile.Environments;
import plumb.server.compile.LoadedEnvironment;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;
import plumb.store.Bodies;
import plumb.values.Undef;

/** What tools ask of environments: which there are, and what is in them. */
public final class EnvironmentEndpoints {
  private final Environments environments;
  private final AuditLog audit;

  public EnvironmentEndpoints(Environments environments, AuditLog audit) {
    this.environments = environments;
    this.audit = audit;
  }

  /** {@code GET /puppet/v3/environments}. */
  public Answer list(Call call) throws IOException {
    Grant unused = call.requester().some(Role.VIEWER);
    Map<String, Object> all = new TreeMap<>();
    for (Map.Entry<String, Path> one : environments.directories().entrySet()) {
      if (call.requester().may(Role.VIEWER, one.getKey(), null)) {
        all.put(one.getKey(), Map.of("settings", settings(one.getKey(), one.getValue())));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "search_paths", environments.roots().stream().map(root -> "file://" + root).toList());
    answer.put("environments", all);
    return json(answer);
  }

  private static Map<String, Object> settings(String name, Path directory) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    try {
      EnvironmentConf conf = EnvironmentConf.read(name, directory);
      ConfSetting version = conf.configVersion();
      settings.put("modulepath", conf.modulePath().stream().map(Path::toString).toList());
      settings.put("manifest", String.valueOf(conf.manifest()));
      settings.put("environment_timeout", 0L);
      settings.put("config_version", version == null ? "" : version.value());
    } catch (CompileException e) {
      settings.put("error", String.valueOf(e.getMessage()));
    }
    return settings;
  }

  /** {@code GET /puppet/v3/environment_classes?environment=NAME}. */
  public Answer classes(Call call) throws IOException {
    String name = Own.environment(call);
    Grant unused = call.requester().must(Role.VIEWER, name, null);
    try (LoadedEnvironment.Use use = use(name)) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("name", name);
      answer.put("files", new ClassFiles(use.environment()).list());
      return tagged(call, answer);
    }
  }

  /** An answer, unless the client has the same already (RFC 9110, 13.1.2). */
  private static Answer tagged(Call call, Object value) {
    byte[] body = bytes(value);
    String tag = '"' + Bodies.digest(body) + '"';
    String known = call.request().headers().get("if-none-match");
    boolean same = known != null && (known.contains(tag) || known.equals(tag.replace("\"", "")));
    Answer answer = same ? Answer.text(304, "") : Answer.json(body);
    return answer.with("etag", tag);
  }

  /** {@code GET /puppet/v3/environment_modules}, of one environment or of all. */
  public Answer modules(Call call) throws IOException {
    String name = one(call);
    if (name != null) {
      Grant unused = call.requester().must(Role.VIEWER, name, null);
      return json(modules(name));
    }
    Grant unused = call.requester().some(Role.VIEWER);
    List<Object> all = new ArrayList<>();
    for (String each : environments.directories().keySet()) {
      if (call.requester().may(Role.VIEWER, each, null)) {
        all.add(modules(each));
      }
    }
    return json(all);
  }

  /** The environment that is asked for; null for all. */
  private static @Nullable String one(Call call) {
    String name = call.query("environment");
    return name == null ? null : Spelling.environment(name);
  }

  private Map<String, Object> modules(String name) throws IOException {
    try (LoadedEnvironment.Use use = use(name)) {
      Collection<Module> found = use.environment().snapshot().modules();
      List<Object> modules = new ArrayList<>();
      for (InstalledModule module : ModuleInventory.of(found).modules()) {
        modules.add(described(module));
      }
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("name", name);
      answer.put("modules", modules);
      return answer;
    }
  }

  private static Map<String, Object> described(InstalledModule module) {
    Map<String, Object> described = new LinkedHashMap<>();
    boolean known = module.metadata() != null;
    described.put("name", module.fullName().replace('-', '/'));
    described.put("version", known ? module.version() : Undef.UNDEF);
    return described;
  }

  /** {@code DELETE /puppet-admin-api/v1/environment-cache}, of one environment or of all. */
  public Answer flush(Call call) {
    String name = one(call);
    Grant operator = call.requester().must(Role.OPERATOR, name, null);
    audit.note(operator, "environment.flush", name == null ? "" : name, "");
    environments.flush(name);
    return Answer.text(204, "");
  }

  private LoadedEnvironment.Use use(String name) throws IOException {
    LoadedEnvironment.@Nullable Use use = environments.use(name);
    if (use == null) {
      throw HttpFailure.notFound("Could not find environment '" + name + "'");
    }
    return use;
  }

  private static Answer json(Object value) {
    return Answer.json(bytes(value));
  }

  private static byte[] bytes(Object value) {
    return ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8);
  }
}
