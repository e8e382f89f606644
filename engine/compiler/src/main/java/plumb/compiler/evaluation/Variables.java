package plumb.compiler.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.program.Frame;
import plumb.values.Undef;

/** The variables of a compile by name, and what is said of those that nobody set. */
final class Variables {
  private final Compilation compilation;

  Variables(Compilation compilation) {
    this.compilation = compilation;
  }

  /** A variable of a class, or of top scope when the class has no name. */
  Object qualified(String className, String name, Frame f, int pos) {
    boolean top = className.isEmpty();
    Object value =
        top
            ? compilation.topScope().visible(name)
            : compilation.classes().variable(className, name);
    if (!top && (value == null || value == Undef.UNDEF)) {
      value =
          compilation.formerReads().variable(className, name, value, () -> Successors.at(f, pos));
    }
    return value != null ? value : unknown(className + "::" + name, f, pos);
  }

  /** A variable of a class, by the name that it has or had; null when it is unknown. */
  @Nullable Object ofClass(String className, String name, Supplier<Origin> by) {
    Object value = compilation.classes().variable(className, name);
    return value == null || value == Undef.UNDEF
        ? compilation.formerReads().variable(className, name, value, by)
        : value;
  }

  /**
   * A variable by name, qualified or not, as a body sees it; null when it is unknown.
   *
   * @param by who asks
   */
  @Nullable Object find(String name, Frame f, Supplier<Origin> by) {
    String local = name.startsWith("::") ? name.substring(2) : name;
    int colons = local.lastIndexOf("::");
    if (colons >= 0) {
      return ofClass(local.substring(0, colons), local.substring(colons + 2), by);
    }
    return name.startsWith("::") ? compilation.topScope().visible(local) : f.find(local);
  }

  /** What a variable is that nobody set; says so where the environment is strict. */
  Object unknown(String name, Frame f, int pos) {
    if (name.equals("module_name") || name.equals("caller_module_name")) {
      return Undef.UNDEF;
    }
    switch (compilation.environment().strictness().unknownVariables()) {
      case ERROR ->
          throw f.failure(
              pos, "UNKNOWN_VARIABLE", "Unknown variable: '" + name + "'", hint(name, f));
      case WARNING -> compilation.log("warning", "Unknown variable: '" + name + "'.", f, pos);
      case OFF -> {}
    }
    return Undef.UNDEF;
  }

  private @Nullable String hint(String name, Frame f) {
    Map<String, Object> known = new HashMap<>(compilation.topScope().localVariables());
    f.collectLocals(known);
    return Suggestions.didYouMean(name, known.keySet(), "$");
  }
}
