package plumb.compiler.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;

/** Functions that say something, each at the level of its name. */
final class LogFunctions {
  private LogFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "debug", "info", "notice", "warning", "err", "alert", "crit", "emerg" ->
          Overloads.named(name)
              .on(
                  "Any values*",
                  (args, block, caller) -> {
                    caller.log(name, joined(args));
                    return Undef.UNDEF;
                  });
      default -> null;
    };
  }

  private static String joined(List<Object> args) {
    StringBuilder text = new StringBuilder();
    for (Object value : args) {
      text.append(text.isEmpty() ? "" : " ").append(ValueText.of(value));
    }
    return text.toString();
  }
}
