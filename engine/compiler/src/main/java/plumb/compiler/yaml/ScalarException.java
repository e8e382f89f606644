package plumb.compiler.yaml;

/** A plain scalar that Psych's safe loading refuses. The reader adds the position. */
final class ScalarException extends RuntimeException {
  private final String code;

  ScalarException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String sentence() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
