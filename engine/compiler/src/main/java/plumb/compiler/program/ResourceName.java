package plumb.compiler.program;

/**
 * The word before the titles of a resource expression: the name of a resource type, in lower case
 * and without leading colons. A text in its place is no name.
 */
public record ResourceName(int pos, String name) implements Expr {
  @Override
  public Object eval(Frame f) {
    return name;
  }
}
