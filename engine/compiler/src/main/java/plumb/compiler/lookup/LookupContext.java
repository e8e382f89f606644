package plumb.compiler.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.ObjectInstance;
import plumb.values.Undef;
import plumb.values.functions.RubyText;
import plumb.values.types.HashType;
import plumb.values.types.Mismatch;
import plumb.values.types.ObjectType;

/**
 * The object of type {@code Puppet::LookupContext} that a data function is given: its way to say
 * that a key is not there, to interpolate, and to keep things. One compile, one thread.
 */
public final class LookupContext implements ObjectInstance {
  /** Thrown by {@code not_found}; it leaves the function and means that the key is not there. */
  static final class NotFoundSignal extends RuntimeException {
    NotFoundSignal() {
      super("not found", null, false, false);
    }
  }

  private final Hiera hiera;
  private final FunctionState state;
  private final Invocation invocation;

  LookupContext(Hiera hiera, FunctionState state, Invocation invocation) {
    this.hiera = hiera;
    this.state = state;
    this.invocation = invocation;
  }

  private static final Set<String> METHODS =
      Set.of(
          "not_found",
          "interpolate",
          "explain",
          "environment_name",
          "module_name",
          "cache",
          "cache_all",
          "cache_has_key",
          "cached_value",
          "cached_entries",
          "cached_file_data");

  /** What stands for the function and place that share a cache: the same object for each call. */
  public Object owner() {
    return state.cache();
  }

  HieraData data() {
    return hiera.data();
  }

  @Override
  public ObjectType type() {
    return ObjectType.LOOKUP_CONTEXT;
  }

  @Override
  public boolean hasMethod(String name) {
    return METHODS.contains(name);
  }

  @Override
  public Object call(String method, List<Object> arguments, @Nullable Lambda block) {
    return switch (method) {
      case "not_found" -> throw notFound(arguments);
      case "interpolate" ->
          hiera.interpolator().interpolate(one(method, arguments), invocation, true);
      case "explain" -> explain(arguments, block);
      case "environment_name" -> none(method, arguments, hiera.data().environment().name());
      case "module_name" -> {
        String module = state.moduleName();
        yield none(method, arguments, module == null ? Undef.UNDEF : module);
      }
      case "cache" -> cache(arguments);
      case "cache_all" -> cacheAll(one(method, arguments));
      case "cache_has_key" -> state.cache().containsKey(one(method, arguments));
      case "cached_value" -> {
        Object value = state.cache().get(one(method, arguments));
        yield value == null ? Undef.UNDEF : value;
      }
      case "cached_entries" -> cachedEntries(arguments, block);
      case "cached_file_data" -> cachedFileData(one(method, arguments), block);
      default ->
          throw new EvaluationException(
              "UNKNOWN_FUNCTION", "Puppet::LookupContext has no method '" + method + "'");
    };
  }

  private static RuntimeException notFound(List<Object> arguments) {
    none("not_found", arguments, Undef.UNDEF);
    return new NotFoundSignal();
  }

  private Object explain(List<Object> arguments, @Nullable Lambda block) {
    none("explain", arguments, Undef.UNDEF);
    if (block == null) {
      throw new EvaluationException("ARGUMENT_MISMATCH", "'explain' expects a block");
    }
    if (invocation.isExplained()) {
      invocation.reportText(RubyText.of(block.call(List.of())));
    }
    return Undef.UNDEF;
  }

  private Object cache(List<Object> arguments) {
    check("cache", arguments, 2);
    state.cache().put(arguments.get(0), arguments.get(1));
    return arguments.get(1);
  }

  private Object cacheAll(Object argument) {
    if (!(argument instanceof Map<?, ?> hash)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          Mismatch.describe(
              "'" + function("cache_all") + "' parameter ''", HashType.HASH, argument));
    }
    state.cache().putAll(hash);
    return Undef.UNDEF;
  }

  /** What is cached, as a hash: its iteration gives a lambda the pair, or key and value. */
  private Object cachedEntries(List<Object> arguments, @Nullable Lambda block) {
    Map<Object, Object> entries = new LinkedHashMap<>(state.cache());
    none("cached_entries", arguments, Undef.UNDEF);
    if (block == null) {
      return entries;
    }
    boolean spread = block.maxArguments() == 2;
    entries.forEach(
        (key, value) -> block.call(spread ? List.of(key, value) : List.of(List.of(key, value))));
    return Undef.UNDEF;
  }

  /**
   * A file's text, or what the block made of it when it was first asked for. A snapshot's files do
   * not change, so that the block runs once a snapshot and not once a compile.
   */
  private Object cachedFileData(Object path, @Nullable Lambda block) {
    String file = RubyText.of(path);
    Object known = hiera.data().content(file);
    if (known == null) {
      String text = hiera.data().read(file);
      known = block == null ? text : block.call(List.of(text));
      hiera.data().keepContent(file, known);
    }
    return known;
  }

  private static Object one(String method, List<Object> arguments) {
    check(method, arguments, 1);
    return arguments.get(0);
  }

  private static Object none(String method, List<Object> arguments, Object result) {
    check(method, arguments, 0);
    return result;
  }

  private static void check(String method, List<Object> arguments, int count) {
    if (arguments.size() != count) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'"
              + function(method)
              + "' expects "
              + (count == 0 ? "no arguments" : count == 1 ? "1 argument" : count + " arguments")
              + ", got "
              + (arguments.isEmpty() ? "none" : arguments.size()));
    }
  }

  /** How messages name a method. */
  private static String function(String method) {
    return "function Puppet::LookupContext[" + method + "]";
  }

  @Override
  public String toString() {
    return "Puppet::LookupContext({})";
  }
}
