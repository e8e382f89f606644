package plumb.compiler.parity;

import java.util.regex.Pattern;

/** What counts of the reference's error messages, which nest causes and places as text. */
final class Messages {
  /** What Ruby says when code meets a value that it did not expect; not meant for people. */
  private static final Pattern OF_RUBY =
      Pattern.compile(
          "undefined method|no implicit conversion|wrong number of arguments \\(given"
              + "|comparison of \\S+ with .* failed|can't convert|Did you mean\\?|:NilClass|#<");

  private Messages() {}

  static boolean isOfRuby(String message) {
    return OF_RUBY.matcher(message).find();
  }

  /**
   * Returns the innermost message without what wraps it or says where it happened, be it in a
   * manifest or in the C code of a library.
   */
  static String essence(String message) {
    return message
        .replaceAll("\\s*\\((file: [^)]*|line: [^)]*)\\)", "")
        .replaceAll(" on node \\S+$", "")
        .replaceAll("^Could not parse for environment \\S+: ", "")
        .replaceAll("^Puppet::Parser::Compiler failed with error \\w+: ", "")
        .replaceAll("Evaluation Error: ", "")
        .replaceAll("Error while evaluating an? [^,]*,( |$)", "")
        .replaceAll("^\\d+: (unexpected token at )", "$1")
        .strip();
  }
}
