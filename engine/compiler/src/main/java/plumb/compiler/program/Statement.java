package plumb.compiler.program;

import plumb.values.EvaluationException;

/** Runs statements, and gives a place to failures that have none. */
final class Statement {
  private Statement() {}

  /**
   * Runs one statement.
   *
   * @throws CompileException when it fails; also when it uses up the stack or the memory, which is
   *     free again by then, since the statement's values are
   */
  static Object run(Expr statement, Frame f) {
    try {
      return statement.eval(f);
    } catch (EvaluationException e) {
      throw f.located(e, statement.pos());
    } catch (StackOverflowError e) {
      throw f.failure(
          statement.pos(),
          "STACK_TOO_DEEP",
          "This calls or nests too deeply to be evaluated",
          "look for what calls or contains itself; iterate instead");
    } catch (OutOfMemoryError e) {
      throw f.failure(
          statement.pos(),
          "OUT_OF_MEMORY",
          "This needs more memory than the process may have",
          "look for iterations over very many values and for texts that double");
    }
  }
}
