package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.HieraConfig.Entry;
import plumb.compiler.lookup.HieraConfig.FunctionKind;
import plumb.compiler.lookup.HieraConfig.LocationKind;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.DataMapBuilder;
import plumb.compiler.yaml.Position;

/** Turns the content of a {@code hiera.yaml} of version 5 into a checked {@link HieraConfig}. */
final class HieraConfigReader {
  private static final String ALL_FUNCTIONS = "data_hash, lookup_key, data_dig, or hiera3_backend";
  private static final String ALL_LOCATIONS =
      "path, paths, glob, globs, uri, uris, or mapped_paths";
  private static final String DATADIR = "datadir";
  private static final String HIERARCHY = "hierarchy";
  private static final String DEFAULT_HIERARCHY = "default_hierarchy";
  private static final String OPTIONS = "options";
  private static final Map<?, ?> DEFAULTS = Map.of(DATADIR, "data", "data_hash", "yaml_data");

  /** The configuration of a layer that does not exist. */
  static final HieraConfig EMPTY = new HieraConfig(5, null, "/", List.of(), null, null, List.of());

  private final @Nullable String path;
  private final String root;
  private final Owner owner;
  private final DataMap config;
  private final Map<?, ?> defaults;

  private HieraConfigReader(@Nullable String path, String root, Owner owner, DataMap config) {
    this.path = path;
    this.root = root;
    this.owner = owner;
    this.config = config;
    this.defaults = config.get("defaults") instanceof Map<?, ?> map ? map : DEFAULTS;
  }

  /** The configuration that holds where there is no file. */
  static HieraConfig withoutFile(String root) {
    Entry common =
        new Entry(
            "Common",
            FunctionKind.DATA_HASH,
            "yaml_data",
            "data",
            LocationKind.PATHS,
            List.of("common.yaml"),
            Map.of(),
            Position.NONE);
    return new HieraConfig(5, null, root, List.of(common), null, null, List.of());
  }

  /**
   * Checks a file's content.
   *
   * @param path the file
   * @param root its directory
   * @param text its text
   * @throws LookupException with the reference's issue code when the content cannot be used
   */
  static HieraConfig read(String path, String root, Owner owner, String text, DataMap config) {
    if (!ConfigShape.isVersion5(config)) {
      throw ConfigFault.of(path, text, ConfigShape.VERSION_5, config, config);
    }
    return new HieraConfigReader(path, root, owner, config).read();
  }

  private HieraConfig read() {
    checkDefaults();
    List<Entry> hierarchy =
        config.containsKey(HIERARCHY) ? entries(HIERARCHY) : List.of(entry(common()));
    if (config.containsKey("plan_hierarchy")) {
      // Plans are not run; their hierarchy is only checked.
      entries("plan_hierarchy");
    }
    List<Entry> defaultHierarchy = null;
    if (config.containsKey(DEFAULT_HIERARCHY)) {
      if (owner != Owner.MODULE) {
        throw issue(
            "HIERA_DEFAULT_HIERARCHY_NOT_IN_MODULE",
            "'default_hierarchy' is only allowed in the module layer",
            place(config, DEFAULT_HIERARCHY));
      }
      defaultHierarchy = entries(DEFAULT_HIERARCHY);
    }
    return new HieraConfig(5, path, root, hierarchy, defaultHierarchy, null, List.of());
  }

  /** The entry that holds where a file has no hierarchy; the file's defaults apply to it. */
  private static DataMap common() {
    DataMapBuilder builder = new DataMapBuilder();
    builder.put("name", "Common", Position.NONE);
    builder.put("path", "common.yaml", Position.NONE);
    return builder.build();
  }

  private void checkDefaults() {
    if (functions(defaults).size() > 1) {
      throw issue(
          "HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS_IN_DEFAULT",
          "Only one of " + ALL_FUNCTIONS + " can be defined in defaults",
          place(config, "defaults"));
    }
    String reserved = reservedOption(defaults);
    if (reserved != null) {
      throw issue(
          "HIERA_DEFAULT_OPTION_RESERVED_BY_PUPPET",
          "Option key '" + reserved + "' used in defaults is reserved by Puppet",
          place(config, "defaults"));
    }
  }

  private List<Entry> entries(String key) {
    List<Entry> entries = new ArrayList<>();
    for (Object item : (List<?>) config.valueAt(config.indexOf(key))) {
      entries.add(entry((DataMap) item));
    }
    return List.copyOf(entries);
  }

  private Entry entry(DataMap map) {
    String name = text(map, "name");
    int position = place(map, "name");
    Map<?, ?> functionSource = functionSource(map, name, position);
    FunctionKind kind = functions(functionSource).get(0);
    checkBackend(map, kind);
    LocationKind locationKind = locationKind(map, name, position);
    String reserved = reservedOption(map);
    if (reserved != null) {
      throw issue(
          "HIERA_OPTION_RESERVED_BY_PUPPET",
          "Option key '" + reserved + "' used in hierarchy '" + name + "' is reserved by Puppet",
          position);
    }
    Object options = map.containsKey(OPTIONS) ? map.get(OPTIONS) : defaults.get(OPTIONS);
    return new Entry(
        name,
        kind,
        text(functionSource, kind.key()),
        map.containsKey(DATADIR)
            ? text(map, DATADIR)
            : defaults.containsKey(DATADIR) ? text(defaults, DATADIR) : "data",
        locationKind,
        locations(map, locationKind),
        options instanceof Map<?, ?> given ? given : Map.of(),
        position);
  }

  /** The hash that names the entry's function: its own, or the defaults. */
  private Map<?, ?> functionSource(DataMap map, String name, int position) {
    int own = functions(map).size();
    if (own > 1) {
      throw issue(
          "HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS",
          "Only one of " + ALL_FUNCTIONS + " can be defined in hierarchy '" + name + "'",
          position);
    }
    if (own == 0 && functions(defaults).isEmpty()) {
      throw issue(
          "HIERA_MISSING_DATA_PROVIDER_FUNCTION",
          "One of " + ALL_FUNCTIONS + " must be defined in hierarchy '" + name + "'",
          position);
    }
    return own == 1 ? map : defaults;
  }

  private static List<FunctionKind> functions(Map<?, ?> map) {
    List<FunctionKind> found = new ArrayList<>(1);
    for (FunctionKind kind : FunctionKind.values()) {
      if (map.containsKey(kind.key())) {
        found.add(kind);
      }
    }
    return found;
  }

  private void checkBackend(DataMap map, FunctionKind kind) {
    if (kind != FunctionKind.HIERA3_BACKEND) {
      return;
    }
    int position = place(map, kind.key());
    if (owner != Owner.GLOBAL) {
      throw issue(
          "HIERA_V3_BACKEND_NOT_GLOBAL",
          "'hiera3_backend' is only allowed in the global layer",
          position);
    }
    String backend = text(map, kind.key());
    if (backend.equals("json") || backend.equals("yaml") || backend.equals("hocon")) {
      throw issue(
          "HIERA_V3_BACKEND_REPLACED_BY_DATA_HASH",
          "Use \"data_hash: " + backend + "_data\" instead of \"hiera3_backend: " + backend + "\"",
          position);
    }
  }

  private LocationKind locationKind(DataMap map, String name, int position) {
    LocationKind found = LocationKind.NONE;
    int count = 0;
    for (LocationKind kind : LocationKind.values()) {
      for (String key : new @Nullable String[] {kind.single(), kind.plural()}) {
        if (key != null && map.containsKey(key)) {
          found = kind;
          count++;
        }
      }
    }
    if (count > 1) {
      throw issue(
          "HIERA_MULTIPLE_LOCATION_SPECS",
          "Only one of " + ALL_LOCATIONS + " can be defined in hierarchy '" + name + "'",
          position);
    }
    return found;
  }

  private static List<String> locations(DataMap map, LocationKind kind) {
    if (kind == LocationKind.NONE) {
      return List.of();
    }
    String single = kind.single();
    if (single != null && map.containsKey(single)) {
      return List.of(text(map, single));
    }
    List<String> locations = new ArrayList<>();
    for (Object item : (List<?>) map.valueAt(map.indexOf(kind.plural()))) {
      locations.add((String) item);
    }
    return List.copyOf(locations);
  }

  private static @Nullable String reservedOption(Map<?, ?> map) {
    if (map.get(OPTIONS) instanceof Map<?, ?> options) {
      for (String key : List.of("path", "uri")) {
        if (options.containsKey(key)) {
          return key;
        }
      }
    }
    return null;
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static int place(DataMap map, String key) {
    int index = map.indexOf(key);
    return index < 0 ? Position.NONE : map.positionAt(index);
  }

  private LookupException issue(String code, String message, int position) {
    return new LookupException(
        code, message, path, Position.line(position), Position.column(position));
  }

  /** Refuses a name that comes twice, which the reference finds when a hierarchy is first used. */
  static void checkNames(HieraConfig config, List<Entry> entries) {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.name())) {
        throw new LookupException(
            "HIERA_HIERARCHY_NAME_MULTIPLY_DEFINED",
            "Hierarchy name '"
                + entry.name()
                + "' defined more than once. First defined at (line: "
                + Position.line(first(entries, entry.name()).position())
                + ")",
            config.path(),
            Position.line(entry.position()),
            Position.column(entry.position()));
      }
    }
  }

  private static Entry first(List<Entry> entries, String name) {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
