package plumb.compiler.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What counts of the reference's error messages, which nest causes and places as text. */
final class Messages {
  private static final Pattern PLACE =
      Pattern.compile("\\(file: ([^,)]*)(?:, line: (\\d+))?(?:, column: (\\d+))?\\)");

  private Messages() {}

  /** Returns every place, {@code file:line:column}, that the failure names; the outermost first. */
  static List<String> places(Outcome.Failure failure) {
    List<String> places = new ArrayList<>();
    if (failure.line() > 0) {
      places.add(failure.place());
    }
    Matcher matcher = PLACE.matcher(failure.message());
    while (matcher.find()) {
      places.add(
          matcher.group(1) + ":" + orZero(matcher.group(2)) + ":" + orZero(matcher.group(3)));
    }
    return places;
  }

  private static String orZero(@Nullable String number) {
    return number == null ? "0" : number;
  }

  /** Returns the innermost message without what wraps it or says where it happened. */
  static String essence(String message) {
    return message
        .replaceAll("\\s*\\((file: [^)]*|line: [^)]*)\\)", "")
        .replaceAll(" on node \\S+$", "")
        .replaceAll("^Could not parse for environment \\S+: ", "")
        .replaceAll("Evaluation Error: ", "")
        .replaceAll("Error while evaluating an? [^,]*, ", "")
        .strip();
  }
}
