package plumb.values.functions.stdlib;

import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;

/**
 * stdlib's {@code deprecation}: a warning, or an error where the setting {@code strict} says so.
 */
final class Deprecation {
  private Deprecation() {}

  static Function function() {
    return Overloads.named("deprecation")
        .on(
            "String key, String message",
            (args, block, callbacks) -> {
              tell(callbacks, (String) args.get(0), (String) args.get(1));
              return Undef.UNDEF;
            });
  }

  /**
   * Tells that something is deprecated.
   *
   * @throws EvaluationException when the setting {@code strict} is {@code error}
   */
  static void tell(Callbacks callbacks, String key, String message) {
    String strict = callbacks.setting("strict");
    if ("off".equals(strict)) {
      return;
    }
    // After the colon comes a line in newer versions; with the installed ones it stays empty.
    String text = message + " at " + callbacks.stackEntry() + ":";
    if ("error".equals(strict)) {
      throw new EvaluationException("deprecation. " + key + ". " + text);
    }
    callbacks.warnOnce(key, text);
  }

  /** A function that tells that it is deprecated, and then does its work. */
  static Function of(String name, String advice, Body body) {
    return (args, block, callbacks) -> {
      tell(callbacks, name, advice);
      return body.call(args, callbacks);
    };
  }

  /** What a deprecated function does with its arguments. */
  interface Body {
    Object call(List<Object> args, Callbacks callbacks);
  }
}
