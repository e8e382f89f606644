package plumb.compiler.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.values.Undef;
import plumb.values.ValueText;

/** {@code notice} and its relatives. */
final class LogFunctions {
  private LogFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "debug", "info", "notice", "warning", "err", "alert", "crit", "emerg" ->
          (site, args, block) -> {
            site.log(name, joined(args));
            return Undef.UNDEF;
          };
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
