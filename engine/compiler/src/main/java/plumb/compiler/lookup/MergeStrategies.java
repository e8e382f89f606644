package plumb.compiler.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/** Finds the strategy that data or a call asks for. */
final class MergeStrategies {
  private static final String STRATEGY = "strategy";
  private static final String DEEP_OPTIONS =
      "Struct[{strategy => Optional[Pattern[/deep/]], knockout_prefix => Optional[String],"
          + " merge_debug => Optional[Boolean], merge_hash_arrays => Optional[Boolean],"
          + " sort_merged_arrays => Optional[Boolean]}]";

  private static final DeepMerge DEEP = new DeepMerge("deep", Map.of());

  private MergeStrategies() {}

  /**
   * Returns the strategy.
   *
   * @param merge a strategy, its name, a hash with its name and options, or null for the default
   * @throws EvaluationException when there is no such strategy, or it does not take the options
   */
  static MergeStrategy of(@Nullable Object merge) {
    if (merge instanceof MergeStrategy strategy) {
      return strategy;
    }
    if (merge == null || merge == Undef.UNDEF || merge.equals(false)) {
      return FirstFound.DEFAULT;
    }
    if (!(merge instanceof Map<?, ?> hash)) {
      return named(RubyText.of(merge), Map.of());
    }
    Object name = hash.get(STRATEGY);
    if (name == null || name == Undef.UNDEF) {
      throw new EvaluationException(
          "The hash given as 'merge' must contain the name of a strategy in string form for the"
              + " key 'strategy'");
    }
    return named(RubyText.of(name), hash.size() == 1 ? Map.of() : hash);
  }

  private static MergeStrategy named(String name, Map<?, ?> options) {
    return switch (name) {
      case "default" -> withoutOptions(FirstFound.DEFAULT, options);
      case "first" -> withoutOptions(FirstFound.FIRST, options);
      case "unique" -> withoutOptions(UniqueMerge.INSTANCE, options);
      case "hash" -> withoutOptions(HashMerge.INSTANCE, options);
      case "deep" -> options.isEmpty() ? DEEP : deep(options);
      case "unconstrained_deep", "reverse_deep" -> new DeepMerge(name, settings(options));
      default -> throw new EvaluationException("Unknown merge strategy: '" + name + "'");
    };
  }

  private static MergeStrategy withoutOptions(MergeStrategy strategy, Map<?, ?> options) {
    if (!options.isEmpty()) {
      throw refused("Struct[{strategy => Optional[Pattern[/" + strategy.name() + "/]]}]", options);
    }
    return strategy;
  }

  private static MergeStrategy deep(Map<?, ?> options) {
    for (Map.Entry<?, ?> option : options.entrySet()) {
      Object value = option.getValue();
      boolean fits =
          switch (String.valueOf(option.getKey())) {
            case STRATEGY -> true;
            case "knockout_prefix" -> value == Undef.UNDEF || value instanceof String;
            case "merge_debug", "merge_hash_arrays", "sort_merged_arrays" ->
                value == Undef.UNDEF || value instanceof Boolean;
            default -> false;
          };
      if (!fits) {
        throw refused(DEEP_OPTIONS, options);
      }
    }
    return new DeepMerge("deep", settings(options));
  }

  private static EvaluationException refused(String type, Map<?, ?> options) {
    return TypeProblems.wrongType("The merge options", type, options);
  }

  private static Map<String, Object> settings(Map<?, ?> options) {
    Map<String, Object> settings = new LinkedHashMap<>();
    options.forEach(
        (key, value) -> {
          if (!key.equals(STRATEGY)) {
            settings.put(String.valueOf(key), value);
          }
        });
    return settings;
  }
}
