package plumb.daemon.server;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server answered, and refuses; the message is for people. */
final class ServerException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final @Nullable Duration retryAfter;

  /**
   * Creates one.
   *
   * @param retryAfter when the server wants to be asked again, if it says so
   */
  ServerException(int status, String message, @Nullable Duration retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * Whether another server, or the same one later, may answer otherwise. What one cannot compile
   * (500) none can.
   */
  boolean isPassing() {
    return switch (status) {
      case 429, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
