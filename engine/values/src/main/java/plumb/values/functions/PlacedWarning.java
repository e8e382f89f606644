package plumb.values.functions;

/** Warnings about deprecated uses, with the place of the call below the message. */
final class PlacedWarning {
  private PlacedWarning() {}

  /** Warns once for each key; the place is not told. */
  static void once(Callbacks callbacks, String key, String message) {
    callbacks.warnOnce(key, message + "\n   (file & line not available)");
  }

  /** Warns once for each key and tells the place. */
  static void onceWithPlace(Callbacks callbacks, String key, String message) {
    String place = callbacks.place();
    String known = place.isEmpty() ? "(file & line not available)" : place;
    callbacks.warnOnce(key, message + "\n   " + known);
  }

  /** Warns once for each place. */
  static void oncePerPlace(Callbacks callbacks, String key, String message) {
    onceWithPlace(callbacks, key + callbacks.place(), message);
  }
}
