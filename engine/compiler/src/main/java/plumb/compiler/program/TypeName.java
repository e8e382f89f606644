package plumb.compiler.program;

/**
 * A capitalised name: a data type, a type alias, or a resource type. {@code name} is as written,
 * without leading colons.
 */
public record TypeName(int pos, String name) implements Expr {
  @Override
  public Object eval(Frame f) {
    return f.evaluation().type(name, f, pos);
  }
}
