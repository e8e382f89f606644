package plumb.daemon.server;

/** Where a server listens. */
public record ServerAddress(String host, int port) {
  private static final int USUAL_PORT = 8140;

  /**
   * Reads {@code HOST} or {@code HOST:PORT}; an address of IPv6 stands in brackets.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static ServerAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || text.endsWith("]")) {
      return new ServerAddress(text, USUAL_PORT);
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port > 0 && port < 1 << 16) {
        return new ServerAddress(text.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("'" + text + "' is no server: expected HOST or HOST:PORT");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
