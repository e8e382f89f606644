package plumb.compiler.evaluation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.EvaluationException;

/**
 * Variables as Ruby code asks for them: an unknown one is what the setting {@code strict} says, not
 * {@code strict_variables}.
 */
public final class RubyVariables {
  private RubyVariables() {}

  /**
   * A variable that is seen from a call; null when there is none.
   *
   * @param by who asks
   * @throws EvaluationException when there is none, and that is an error
   */
  public static @Nullable Object find(CallSite site, String name, Supplier<Origin> by) {
    Object value = site.compilation().findVariable(name, site, by);
    if (value == null) {
      reportUnknown(site, name);
    }
    return value;
  }

  /**
   * Says that there is no variable of that name.
   *
   * @throws EvaluationException when that is an error
   */
  public static void reportUnknown(CallSite site, String name) {
    if (name.equals("module_name") || name.equals("caller_module_name")) {
      return;
    }
    String bare = name.startsWith("::") ? name.substring(2) : name;
    String reason = site.compilation().classes().whyUnknown(bare);
    reportDoubt(site, "variable " + name, "Undefined variable '" + bare + "'" + reason);
  }

  /**
   * Says what may be a mistake, as {@code strict} wants it.
   *
   * @param key what the same mistake has in common, which is told once
   * @throws EvaluationException when that is an error
   */
  public static void reportDoubt(CallSite site, String key, String text) {
    switch (site.compilation().environment().strictness().doubtful()) {
      case OFF -> {}
      case WARNING -> site.warnOnce(key, text);
      case ERROR -> throw new EvaluationException(text);
    }
  }
}
