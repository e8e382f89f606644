package plumb.cli;

import plumb.compiler.program.CompileException;
import plumb.environments.EnvironmentException;

/** Failures of deploys, for {@link Console#fail}. */
final class EnvironmentProblem {
  private EnvironmentProblem() {}

  /** The failure as a coded problem. */
  static RuntimeException of(RuntimeException problem) {
    return problem instanceof EnvironmentException e
        ? new CompileException(e.code(), e.getMessage()).withHint(e.hint())
        : problem;
  }
}
