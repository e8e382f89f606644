package plumb.compiler.parity;

/** What counts of the reference's error messages, which nest causes and places as text. */
final class Messages {
  private Messages() {}

  /** Returns the innermost message without what wraps it or says where it happened. */
  static String essence(String message) {
    return message
        .replaceAll("\\s*\\((file: [^)]*|line: [^)]*)\\)", "")
        .replaceAll(" on node \\S+$", "")
        .replaceAll("^Could not parse for environment \\S+: ", "")
        .replaceAll("^Puppet::Parser::Compiler failed with error \\w+: ", "")
        .replaceAll("Evaluation Error: ", "")
        .replaceAll("Error while evaluating an? [^,]*, ", "")
        .strip();
  }
}
