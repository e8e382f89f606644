package plumb.compiler;

import plumb.compiler.program.CompileException;

/** The names that a node's certificate can have. */
public final class CertificateName {
  private CertificateName() {}

  /**
   * Returns the name.
   *
   * @throws CompileException when no certificate can have it: as in the reference, there is at
   *     least one character, and all are printable ASCII other than the slash, which would lead
   *     elsewhere in a path
   */
  public static String check(String name) {
    if (name.isEmpty()) {
      throw new CompileException("INVALID_CERTNAME", "A certificate name cannot be empty");
    }
    if (!name.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '/')) {
      throw new CompileException(
          "INVALID_CERTNAME",
          "The certificate name '"
              + shown(name)
              + "' must be printable ASCII characters without a slash");
    }
    return name;
  }

  /** Control characters and what is no ASCII as escapes, so that the message is plain text. */
  private static String shown(String name) {
    StringBuilder text = new StringBuilder();
    for (char c : name.toCharArray()) {
      text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.toString();
  }
}
