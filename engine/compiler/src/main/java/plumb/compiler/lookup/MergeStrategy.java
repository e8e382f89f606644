package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/**
 * How the values that several sources hold for one key become one. The first source has the highest
 * priority. Strategies are immutable.
 */
abstract class MergeStrategy {
  /** Looks a key up in one of the sources that a strategy goes through. */
  @FunctionalInterface
  interface Source<T> {
    /** Returns what the source holds; null when it holds nothing. */
    @Nullable Found find(T source);
  }

  private final Map<String, Object> options;

  MergeStrategy(Map<String, Object> options) {
    this.options = options;
  }

  /** The name by which data and calls ask for the strategy. */
  abstract String name();

  /** The options that were given, without the strategy's name. */
  final Map<String, Object> options() {
    return options;
  }

  /** Merges two values, the first of higher priority. */
  abstract Object merge(Object high, Object low);

  /** What becomes of the first value found when there are several sources. */
  Object convert(Object value) {
    return value;
  }

  /** What becomes of the value of the only source. */
  Object single(Object value) {
    return value;
  }

  /** Goes through the sources, as far as the strategy needs them. */
  <T> @Nullable Found lookup(List<T> sources, Invocation invocation, Source<T> source) {
    if (sources.isEmpty()) {
      return null;
    }
    if (sources.size() == 1) {
      Found only = source.find(sources.get(0));
      return only == null ? null : only.withValue(single(only.value()));
    }
    invocation.push(Explanation.Kind.MERGE, this);
    try {
      Found result = null;
      for (T candidate : sources) {
        Found found = source.find(candidate);
        if (found != null) {
          result = result == null ? found.withValue(convert(found.value())) : merged(result, found);
        }
      }
      if (result != null) {
        invocation.reportResult(result);
      }
      return result;
    } finally {
      invocation.pop();
    }
  }

  private Found merged(Found high, Found low) {
    try {
      return high.mergedWith(low, merge(high.value(), low.value()));
    } catch (EvaluationException e) {
      throw Blame.value(e, high.mergedWith(low, Undef.UNDEF));
    }
  }
}
