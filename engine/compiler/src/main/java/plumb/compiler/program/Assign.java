package plumb.compiler.program;

/**
 * {@code $name = value}.
 *
 * @param slot the slot, or -1 in code outside definitions, whose variables are top scope's
 */
public record Assign(int pos, int slot, String name, Expr value) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object result = value.eval(f);
    f.assign(slot, name, result, pos);
    return result;
  }
}
