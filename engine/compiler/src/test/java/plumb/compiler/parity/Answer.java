package plumb.compiler.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of an expression.
 *
 * @param value the value as source text and its inferred type; null when it failed
 * @param failure null when it did not fail
 * @param logs level and message of what was said, in order
 */
record Answer(@Nullable String value, Outcome.@Nullable Failure failure, List<List<String>> logs) {

  private static final Pattern PLACE = Pattern.compile("\\n {3}\\((file|line)[^)]*\\)$");

  /** Returns how our value or failure differs from this one of the reference; whatever was said. */
  List<String> outcomeDifferences(Answer own) {
    return isSame(own) ? List.of() : List.of("the reference: " + this, "Plumb:         " + own);
  }

  /** Returns what differs in our answer from this one of the reference; empty when nothing does. */
  List<String> differences(Answer own) {
    List<String> differences = new ArrayList<>(outcomeDifferences(own));
    boolean crash = failure != null && Messages.isOfRuby(failure.message());
    if (!crash) {
      differences.addAll(Comparison.logDifferences(withoutPlaces(logs), withoutPlaces(own.logs)));
    }
    return differences;
  }

  private boolean isSame(Answer own) {
    return failure == null || own.failure == null
        ? value != null && value.equals(own.value)
        : Comparison.isSameFailure(failure.inNoFile(), own.failure.inNoFile());
  }

  /** Some messages end with where the call is, in words that differ. */
  private static List<List<String>> withoutPlaces(List<List<String>> logs) {
    return logs.stream()
        .map(log -> log.stream().map(text -> PLACE.matcher(text).replaceFirst("")).toList())
        .toList();
  }

  @Override
  public String toString() {
    return failure == null
        ? String.valueOf(value)
        : "fails with "
            + failure.code()
            + ", "
            + Messages.essence(failure.message())
            + " at "
            + failure.place();
  }
}
