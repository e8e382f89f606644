package plumb.daemon.server;

import java.io.IOException;

/** A server answered, and refuses; the message is for people. */
final class ServerException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  ServerException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether another server, or the same one later, may answer otherwise. */
  boolean isPassing() {
    return status >= 500 || status == 429;
  }
}
