package plumb.compiler.unitcache;

/** Bytes are not what the format says: they count as absent. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message, null, false, false);
  }
}
