package plumb.cli.server;

import plumb.compiler.program.CompileException;
import plumb.store.StoreException;
import plumb.store.UnavailableException;

/** That the server's database cannot be used, for people: a code, a sentence, a hint. */
public final class DatabaseProblem {
  private static final String CODE = "DATABASE_UNAVAILABLE";

  private DatabaseProblem() {}

  /** What was thrown, as a diagnostic if it is such a problem. */
  public static Throwable told(Throwable thrown) {
    if (thrown instanceof StoreException) {
      return new CompileException(CODE, String.valueOf(thrown.getMessage()))
          .withHint("the database is that of --database, or a file in the directory of --dir");
    }
    if (thrown instanceof UnavailableException problem) {
      return new CompileException(CODE, String.valueOf(thrown.getMessage()))
          .withHint(
              switch (problem.reason()) {
                case AWAY, CONTENDED ->
                    "it may not have been done: try again when the database answers";
                case FULL -> "nothing was done: make room on the database's disk";
              });
    }
    return thrown;
  }
}
