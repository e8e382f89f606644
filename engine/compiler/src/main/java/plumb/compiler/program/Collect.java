package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Type <| query |> { attributes }}, or the exported form with double brackets.
 *
 * @param typeName as written
 */
public record Collect(
    int pos, String typeName, boolean exported, @Nullable Query query, List<Attribute> attributes)
    implements Expr {

  /** What resources are asked for. */
  public sealed interface Query {
    /** Both hold. */
    record And(Query left, Query right) implements Query {}

    /** One holds. */
    record Or(Query left, Query right) implements Query {}

    /** An attribute (or {@code tag}, {@code title}) equals a value. */
    record Attribute(int pos, String name, boolean negated, Expr value) implements Query {}
  }

  @Override
  public Object eval(Frame f) {
    return f.evaluation().collect(this, f);
  }
}
