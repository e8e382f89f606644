package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.DataNode;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.CoreAliases;
import plumb.values.types.HashType;
import plumb.values.types.Mismatch;

/** An entry of a hierarchy, resolved for one node: a function with the places that it reads. */
abstract class Entry implements Explanation.Provider {
  private final Hiera hiera;
  private final Layer layer;
  private final HieraConfig.Entry config;
  private final Map<?, ?> options;
  private final @Nullable List<Location> locations;
  private LookupHost.@Nullable DataFunction function;

  Entry(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    this.hiera = hiera;
    this.layer = layer;
    this.config = config;
    this.options = options;
    this.locations = locations;
  }

  static Entry of(
      Hiera hiera,
      Layer layer,
      HieraConfig.Entry config,
      Map<?, ?> options,
      @Nullable List<Location> locations) {
    return switch (config.kind()) {
      case DATA_HASH -> new DataHashEntry(hiera, layer, config, options, locations);
      case LOOKUP_KEY ->
          config.function().equals(EyamlEntry.FUNCTION)
              ? new EyamlEntry(hiera, layer, config, options, locations)
              : new FunctionEntry(hiera, layer, config, options, locations);
      case DATA_DIG -> new FunctionEntry(hiera, layer, config, options, locations);
      case HIERA3_BACKEND -> throw unsupported(layer, config, "Hiera 3 backends cannot be used");
    };
  }

  static LookupException unsupported(Layer layer, HieraConfig.Entry config, String why) {
    return new LookupException(
        "HIERA_BACKEND_UNSUPPORTED",
        "Hierarchy entry \"" + config.name() + "\": " + why,
        layer.config().path(),
        Position.line(config.position()),
        Position.column(config.position()));
  }

  /** What the entry has for a key at one place (null: at none); null when it has nothing. */
  abstract @Nullable Found findAt(
      @Nullable Location location, LookupKey key, Invocation invocation);

  /** The place of a key, perhaps with a value, where the entry has it at one place. */
  @Nullable Found placeAt(@Nullable Location location, LookupKey key, Invocation invocation) {
    return findAt(location, key, invocation);
  }

  /** Looks a key up in all places of the entry. */
  final @Nullable Found find(LookupKey key, Invocation invocation, MergeStrategy merge) {
    invocation.push(Kind.DATA_PROVIDER, this);
    try {
      if (locations == null) {
        Found only = findNamed(null, key, invocation);
        return only == null ? null : only.withValue(merge.single(only.value()));
      }
      return merge.lookup(
          places(locations, invocation),
          invocation,
          location -> findInLocation(location, key, invocation));
    } finally {
      invocation.pop();
    }
  }

  private static Found converted(Found old, LookupHost.FormerName former) {
    try {
      return old.withValue(former.converted(old.value(), old::origin));
    } catch (EvaluationException e) {
      throw Blame.value(e, old);
    }
  }

  /** The entry's places, after those that a call of an older function adds to version 3. */
  private List<Location> places(List<Location> own, Invocation invocation) {
    if (layer.config().version() != 3 || invocation.extraLevels().isEmpty()) {
      return own;
    }
    List<Location> places =
        new ArrayList<>(
            new HierarchyResolver(hiera, layer, invocation)
                .paths(config, invocation.extraLevels(), "." + config.name()));
    places.addAll(own);
    return places;
  }

  private @Nullable Found findInLocation(Location location, LookupKey key, Invocation invocation) {
    invocation.push(Kind.LOCATION, location);
    try {
      if (!location.exists()) {
        invocation.report(Event.LOCATION_NOT_FOUND, null, null);
        return null;
      }
      return findNamed(location, key, invocation);
    } finally {
      invocation.pop();
    }
  }

  private @Nullable Found findNamed(
      @Nullable Location location, LookupKey key, Invocation invocation) {
    Found found = findAt(location, key, invocation);
    for (LookupHost.FormerName former : invocation.formerNames()) {
      LookupKey name = key.renamed(former.root());
      // A value that does not count is not even computed: it may lead to the one that does.
      boolean superseded = found != null;
      Found old =
          superseded ? placeAt(location, name, invocation) : findAt(location, name, invocation);
      if (old != null) {
        for (Origin origin : old.origins()) {
          former.found(origin, superseded && !invocation.usesFormer(origin));
        }
        found = superseded ? found : converted(old, former);
      }
    }
    return found;
  }

  /** What is found at a place, written at a packed position there. */
  final Found found(Object value, @Nullable Location location, int position) {
    return Found.inLevel(
        value,
        config.name(),
        location == null || location.isUri() ? null : location.resolved(),
        position);
  }

  /** Names the data at fault in a failure: the file's, or the function's that gave it. */
  final RuntimeException blame(
      RuntimeException problem, @Nullable Location location, int position) {
    if (location != null && !location.isUri()) {
      return Blame.file(problem, location.resolved(), position);
    }
    String path = layer.config().path();
    int line = Position.line(config.position());
    return Blame.hinted(
        problem,
        "the value comes from "
            + fullName()
            + (path == null ? "" : ", named at " + path + (line == 0 ? "" : ":" + line)));
  }

  /** The content of a YAML file. What is no hash counts as an empty one, with a warning. */
  final DataMap yamlData(Location location) {
    HieraData.ParsedFile file = hiera.data().yaml(location.resolved());
    String problem = file.problem();
    if (problem != null) {
      if (hiera.host().strictness() == LookupHost.Strictness.ERROR && !file.empty()) {
        throw new LookupException(LookupException.LOOKUP_ERROR, problem, location.resolved(), 1, 1);
      }
      hiera.host().warn(problem);
    }
    return file.data();
  }

  /** The options for the function: those of the configuration, and the place. */
  final Map<Object, Object> options(@Nullable Location location) {
    Map<Object, Object> all = new LinkedHashMap<>(options);
    if (location != null) {
      all.put(location.isUri() ? "uri" : "path", location.resolved());
    }
    return all;
  }

  final boolean hasOptions() {
    return !options.isEmpty();
  }

  final Hiera hiera() {
    return hiera;
  }

  final Layer layer() {
    return layer;
  }

  final HieraConfig.Entry config() {
    return config;
  }

  final String functionName() {
    return config.function();
  }

  /** The function, found when it is first needed. */
  final LookupHost.DataFunction function() {
    LookupHost.DataFunction known = function;
    if (known == null) {
      known = hiera.host().function(functionName());
      if (known == null) {
        throw new LookupException(
            "HIERA_DATA_PROVIDER_FUNCTION_NOT_FOUND",
            "Unable to find '" + config.kind().key() + "' function named '" + functionName() + "'",
            layer.config().path(),
            Position.line(config.position()),
            Position.column(config.position()));
      }
      known.returnTypes().forEach(this::checkReturnType);
      function = known;
    }
    return known;
  }

  /** A function that declares its result must declare one that lookups can use. */
  private void checkReturnType(Type declared) {
    boolean hash = config.kind() == HieraConfig.FunctionKind.DATA_HASH;
    Type expected =
        hash
            ? HashType.of(CoreAliases.RICH_DATA_KEY, CoreAliases.RICH_DATA)
            : CoreAliases.RICH_DATA;
    if (!expected.isAssignableFrom(declared)) {
      throw new EvaluationException(
          "TYPE_MISMATCH",
          Mismatch.describeType(
              "Return type of '"
                  + config.kind().key()
                  + "' function named '"
                  + functionName()
                  + "' is incorrect,",
              expected,
              declared));
    }
  }

  /** How messages name the function. */
  final String fullName() {
    return config.kind().key() + " function '" + functionName() + "'";
  }

  /** Refuses a value that no lookup may return. */
  static void checkValue(Object value, String subject) {
    if (!DataNode.isValid(value)) {
      throw new EvaluationException(
          "TYPE_MISMATCH",
          subject
              + " has wrong type, expects Puppet::LookupValue, got "
              + InvalidValues.typeOf(value));
    }
  }

  @Override
  public final String name() {
    return "Hierarchy entry \"" + config.name() + '"';
  }

  @Override
  public final @Nullable String configPath() {
    return null;
  }

  @Override
  public final @Nullable String moduleName() {
    return null;
  }
}
