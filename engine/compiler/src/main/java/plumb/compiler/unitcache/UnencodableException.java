package plumb.compiler.unitcache;

/** A program holds something that the format has no form for: it is not stored. */
final class UnencodableException extends Exception {
  private static final long serialVersionUID = 1;

  UnencodableException(String message) {
    super(message, null, false, false);
  }
}
