package plumb.compiler.program;

/**
 * An unqualified variable that no body around it assigns: the class's parents, the node and top
 * scope are asked.
 */
public record NamedVar(int pos, String name) implements Expr {
  @Override
  public Object eval(Frame f) {
    return f.variable(name, pos);
  }
}
