package plumb.compiler.program;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;

/** {@code name => value}, {@code name +> value} or {@code * => hash}. */
public final class Attribute {
  private final int pos;
  private final @Nullable String name;
  private final boolean append;
  private final Expr value;

  /** The one made last: nearly always every compile needs the same. Threads may make it anew. */
  private @Nullable Origin origin;

  /**
   * Creates an attribute.
   *
   * @param name null for a splat
   * @param append whether the operator is {@code +>}
   */
  public Attribute(int pos, @Nullable String name, boolean append, Expr value) {
    this.pos = pos;
    this.name = name;
    this.append = append;
    this.value = value;
  }

  public int pos() {
    return pos;
  }

  /** Returns the name; null for a splat. */
  public @Nullable String name() {
    return name;
  }

  /** Returns whether the operator is {@code +>}. */
  public boolean append() {
    return append;
  }

  public Expr value() {
    return value;
  }

  /**
   * Where what it gives a resource comes from.
   *
   * @param kind what its list of attributes is for
   * @param source the text in which it stands
   */
  public Origin origin(Origin.Kind kind, Source source) {
    Origin known = origin;
    if (known == null || known.kind() != kind || !Objects.equals(known.file(), source.path())) {
      known = new Origin(kind, source.path(), source.unit().line(pos), detail(), List.of());
      origin = known;
    }
    return known;
  }

  /** The variable, or the lookup, that the value is; null for every other expression. */
  private @Nullable String detail() {
    if (value instanceof SlotVar variable) {
      return "$" + variable.name();
    }
    if (value instanceof NamedVar variable) {
      return "$" + variable.name();
    }
    if (value instanceof QualifiedVar variable) {
      return "$" + variable.className() + "::" + variable.name();
    }
    boolean isLookup =
        value instanceof Call call
            && call.name().equals("lookup")
            && !call.args().isEmpty()
            && call.args().get(0) instanceof Literal key
            && key.value() instanceof String;
    return isLookup ? "lookup('" + ((Literal) ((Call) value).args().get(0)).value() + "')" : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attribute attribute
        && pos == attribute.pos
        && append == attribute.append
        && Objects.equals(name, attribute.name)
        && value.equals(attribute.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * pos + Objects.hashCode(name)) + value.hashCode();
  }

  @Override
  public String toString() {
    return (name == null ? "*" : name) + (append ? " +> " : " => ") + value;
  }
}
