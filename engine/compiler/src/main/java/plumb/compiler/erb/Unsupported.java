package plumb.compiler.erb;

/**
 * Says that a template, or one render of it, needs Ruby: never an error that a user sees. Has no
 * stack trace.
 */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What Ruby is needed for.
   *
   * @param what for those who debug
   */
  Unsupported(String what) {
    super(what, null, false, false);
  }
}
