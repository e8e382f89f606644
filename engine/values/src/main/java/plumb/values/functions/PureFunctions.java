package plumb.values.functions;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The built-in functions that need nothing but values and {@link Callbacks}. A function is made
 * when it is first asked for, and is shared by all threads from then on.
 */
public final class PureFunctions {
  private static final ConcurrentHashMap<String, Function> FOUND = new ConcurrentHashMap<>();

  private PureFunctions() {}

  /** The function of that name, null when there is none. */
  public static @Nullable Function find(String name) {
    Function function = FOUND.get(name);
    if (function == null) {
      function = make(name);
      if (function != null) {
        FOUND.put(name, function);
      }
    }
    return function;
  }

  private static @Nullable Function make(String name) {
    return switch (name) {
      case "all",
          "any",
          "each",
          "filter",
          "map",
          "index",
          "reduce",
          "slice",
          "group_by",
          "partition",
          "with",
          "then",
          "lest" ->
          Iteration.find(name);
      case "step", "reverse_each", "tree_each" -> LazySequences.find(name);
      case "camelcase",
          "capitalize",
          "chomp",
          "chop",
          "lstrip",
          "rstrip",
          "strip",
          "downcase",
          "upcase" ->
          TextFunctions.find(name);
      case "split",
          "regsubst",
          "match",
          "sprintf",
          "scanf",
          "shellquote",
          "strftime",
          "versioncmp" ->
          PatternFunctions.find(name);
      case "abs", "ceiling", "floor", "round", "max", "min", "compare" ->
          NumberFunctions.find(name);
      case "dig",
          "get",
          "getvar",
          "empty",
          "flatten",
          "join",
          "keys",
          "length",
          "size",
          "sort",
          "unique",
          "values" ->
          CollectionFunctions.find(name);
      case "annotate", "assert_type", "convert_to", "new", "type", "unwrap" ->
          TypeFunctions.find(name);
      case "md5", "sha1", "sha256", "digest", "fqdn_rand" -> DigestFunctions.find(name);
      case "break", "next", "return", "fail", "call", "import" -> ControlFunctions.find(name);
      default -> null;
    };
  }
}
