package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.HieraConfig.Entry;
import plumb.compiler.lookup.HieraConfig.FunctionKind;
import plumb.compiler.lookup.HieraConfig.LocationKind;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;
import plumb.values.Undef;
import plumb.values.types.TypeParser;

/** Reads a {@code hiera.yaml} of any version that is still met. Used for one file. */
final class HieraConfigVersions {
  private static final String DATADIR = "datadir";
  private static final String BACKENDS = "backends";
  private static final String HIERARCHY = "hierarchy";

  private final String path;
  private final String root;
  private final Owner owner;
  private final LookupEnvironment environment;

  HieraConfigVersions(String path, String root, Owner owner, LookupEnvironment environment) {
    this.path = path;
    this.root = root;
    this.owner = owner;
    this.environment = environment;
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws LookupException with the reference's issue code when it cannot be used
   */
  HieraConfig read(String text) {
    if (!(parse(text) instanceof DataMap config)) {
      return version3(
          text,
          DataMap.EMPTY,
          path
              + ": File exists but does not contain a valid YAML hash. Falling back to Hiera"
              + " version 3 default config");
    }
    long version = version(config.get("version"));
    if (version == 5) {
      return HieraConfigReader.read(path, root, owner, text, config);
    }
    if (version == 4) {
      return version4(text, config);
    }
    if (version == 3) {
      return version3(text, config, deprecation(3));
    }
    throw issue(
        "HIERA_UNSUPPORTED_VERSION",
        "This runtime does not support hiera.yaml version " + version,
        config.positionAt(config.indexOf("version")));
  }

  private Object parse(String text) {
    try {
      return YamlReader.readData(path, text);
    } catch (DataFileException e) {
      Diagnostic problem = e.diagnostic();
      throw new LookupException(
          problem.code(), e.getMessage(), path, problem.line(), problem.column());
    }
  }

  /** The version that a file's entry stands for: 3 for none, 0 for what is no number. */
  static long version(@Nullable Object value) {
    if (value == null || value == Undef.UNDEF || value.equals(false)) {
      return 3;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    try {
      return Long.parseLong(value.toString());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String deprecation(int version) {
    return path
        + ": Use of 'hiera.yaml' version "
        + version
        + " is deprecated. It should be converted to version 5";
  }

  // ---- version 4: environments and modules of Puppet 4

  private HieraConfig version4(String text, DataMap config) {
    if (owner == Owner.GLOBAL) {
      throw issue(
          "HIERA_UNSUPPORTED_VERSION_IN_GLOBAL",
          "hiera.yaml version 4 cannot be used in the global layer",
          config.positionAt(config.indexOf("version")));
    }
    if (!ConfigShape.isVersion4(config)) {
      throw ConfigFault.of(path, text, ConfigShape.VERSION_4, config, config);
    }
    String datadir = text(config, DATADIR, "data");
    List<Entry> entries = new ArrayList<>();
    if (config.get(HIERARCHY) instanceof List<?> list) {
      for (Object item : list) {
        entries.add(entry4((DataMap) item, datadir));
      }
    } else {
      entries.add(entry("common", "yaml", datadir, List.of("common.yaml"), Position.NONE));
    }
    return new HieraConfig(4, path, root, entries, null, null, List.of(deprecation(4)));
  }

  private Entry entry4(DataMap map, String datadir) {
    String name = text(map, "name", "");
    String backend = text(map, "backend", "");
    int position = map.positionAt(map.indexOf("name"));
    if (!backend.equals("yaml") && !backend.equals("json")) {
      throw noProvider(backend, position);
    }
    List<String> paths = new ArrayList<>();
    if (map.get("paths") instanceof List<?> list) {
      list.forEach(item -> paths.add(withExtension(String.valueOf(item), "." + backend)));
    } else {
      paths.add(withExtension(text(map, "path", name), "." + backend));
    }
    return entry(name, backend, text(map, DATADIR, datadir), paths, position);
  }

  // ---- version 3: the global layer of Puppet 3

  private HieraConfig version3(String text, DataMap config, String warning) {
    if (owner != Owner.GLOBAL) {
      return new HieraConfig(3, path, root, List.of(), null, null, List.of(warning));
    }
    Map<Object, Object> whole = new LinkedHashMap<>(config);
    whole.putIfAbsent("version", 3L);
    whole.putIfAbsent(BACKENDS, List.of("yaml"));
    whole.putIfAbsent(HIERARCHY, List.of("nodes/%{::trusted.certname}", "common"));
    whole.putIfAbsent("merge_behavior", "native");
    whole.putIfAbsent("deep_merge_options", Map.of());
    List<String> backends = texts(whole.get(BACKENDS));
    String shape = ConfigShape.version3(backends);
    if (!TypeParser.parse(shape).isInstance(whole)) {
      throw ConfigFault.of(path, text, shape, whole, config);
    }
    List<String> hierarchy = texts(whole.get(HIERARCHY));
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String backend : backends) {
      int index = config.indexOf(BACKENDS);
      int position = index < 0 ? Position.NONE : config.positionAt(index);
      if (!seen.add(backend)) {
        throw issue(
            "HIERA_BACKEND_MULTIPLY_DEFINED",
            "Backend '" + backend + "' is defined more than once.",
            position);
      }
      entries.add(entry3(config, backend, hierarchy, position));
    }
    return new HieraConfig(3, path, root, entries, null, hashMerge(config), List.of(warning));
  }

  private Entry entry3(DataMap config, String backend, List<String> hierarchy, int position) {
    boolean encrypted = backend.equals("eyaml");
    if (!encrypted && !List.of("yaml", "json", "hocon").contains(backend)) {
      throw noProvider(backend, position);
    }
    Map<?, ?> settings = config.get(backend) instanceof Map<?, ?> map ? map : Map.of();
    String extension =
        "." + text(settings, "extension", backend.equals("hocon") ? "conf" : backend);
    List<String> paths = new ArrayList<>();
    for (String level : hierarchy) {
      paths.add(withExtension(level, extension));
    }
    return new Entry(
        backend,
        encrypted ? FunctionKind.LOOKUP_KEY : FunctionKind.DATA_HASH,
        encrypted ? EyamlEntry.FUNCTION : backend + "_data",
        text(settings, DATADIR, defaultDatadir()),
        LocationKind.PATHS,
        List.copyOf(paths),
        encrypted ? settings : Map.of(),
        position);
  }

  private String defaultDatadir() {
    Path directory = environment.directory();
    Path environments = directory == null ? null : directory.getParent();
    return PathText.join(
        environments == null ? root : environments.toString(), "%{::environment}/hieradata");
  }

  private static @Nullable MergeStrategy hashMerge(DataMap config) {
    Object behavior = config.get("merge_behavior");
    boolean deep = "deep".equals(behavior);
    if (!deep && !"deeper".equals(behavior)) {
      return null;
    }
    Map<String, Object> options = new HashMap<>();
    if (config.get("deep_merge_options") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> options.put(String.valueOf(key), value));
    }
    return new DeepMerge(deep ? "reverse_deep" : "unconstrained_deep", options);
  }

  // ---- both

  private static Entry entry(
      String name, String backend, String datadir, List<String> paths, int position) {
    return new Entry(
        name,
        FunctionKind.DATA_HASH,
        backend + "_data",
        datadir,
        LocationKind.PATHS,
        List.copyOf(paths),
        Map.of(),
        position);
  }

  static String withExtension(String path, String extension) {
    return path.endsWith(extension) ? path : path + extension;
  }

  private static String text(Map<?, ?> map, String key, String otherwise) {
    return map.get(key) instanceof String text ? text : otherwise;
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  private LookupException noProvider(String backend, int position) {
    return issue(
        "HIERA_NO_PROVIDER_FOR_BACKEND",
        "No data provider is registered for backend '" + backend + "'",
        position);
  }

  private LookupException issue(String code, String message, int position) {
    return new LookupException(
        code, message, path, Position.line(position), Position.column(position));
  }
}
