package plumb.compiler.program;

import java.util.List;

/**
 * Code with local variables of its own.
 *
 * @param slots names of the local variables, parameters first; the index is the slot
 * @param code what runs
 */
public record Body(List<String> slots, Expr code) {

  /** Runs the code; what fails without a place gets the statement's. */
  public Object run(Frame f) {
    return Statement.run(code, f);
  }
}
