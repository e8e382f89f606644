package plumb.compiler.program;

/**
 * {@code $a::b::c}: {@code className} is {@code a::b} as written, also with leading colons (empty
 * for top scope); {@code name} is {@code c}.
 */
public record QualifiedVar(int pos, String className, String name) implements Expr {
  @Override
  public Object eval(Frame f) {
    return f.evaluation().qualifiedVariable(className, name, f, pos);
  }
}
