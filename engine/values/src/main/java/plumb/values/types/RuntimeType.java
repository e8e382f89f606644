package plumb.values.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Runtime['ruby', 'Name']}: objects of a host language. No value of ours is an instance. */
public final class RuntimeType extends Type {
  public static final RuntimeType RUNTIME = new RuntimeType(null, null);

  private final @Nullable String runtime;
  private final @Nullable String className;

  /** Objects of a class of that runtime; null for all. */
  public RuntimeType(@Nullable String runtime, @Nullable String className) {
    this.runtime = runtime;
    this.className = className;
  }

  /** The runtime's name, as {@code ruby}; null for all. */
  public @Nullable String runtime() {
    return runtime;
  }

  /** The name of the class in its runtime; null for all. */
  public @Nullable String className() {
    return className;
  }

  @Override
  public boolean isInstance(Object value) {
    return false;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof RuntimeType o
        && (runtime == null || runtime.equals(o.runtime))
        && (className == null || className.equals(o.className));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuntimeType o
        && Objects.equals(runtime, o.runtime)
        && Objects.equals(className, o.className);
  }

  @Override
  public int hashCode() {
    return Objects.hash(runtime, className);
  }

  @Override
  public String name() {
    return "Runtime";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Runtime");
    if (runtime != null && className != null) {
      out.append("[").append(runtime).append(", ").appendQuoted(className).append("]");
    }
  }
}
