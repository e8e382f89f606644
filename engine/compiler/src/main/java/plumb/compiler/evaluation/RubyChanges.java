package plumb.compiler.evaluation;

/**
 * Attached to a compile in which Ruby code has set a variable or changed a list or hash: Ruby may
 * know more of these than the language, such as keys that are symbols.
 */
public final class RubyChanges {
  private RubyChanges() {}

  /** Notes a change. */
  public static void note(Compilation compilation) {
    RubyChanges unused = compilation.attachment(RubyChanges.class, RubyChanges::new);
  }

  /** Whether there was a change. */
  public static boolean areIn(Compilation compilation) {
    return compilation.findAttachment(RubyChanges.class) != null;
  }
}
