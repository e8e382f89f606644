package plumb.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.server.access.DeniedException;
import plumb.store.UnavailableException;

/** A call that is not answered as was hoped; the message is for the requester. */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int AWAY_SECONDS = 5;

  private final int status;
  private final String kind;
  private final @Nullable Integer retryAfter;

  private HttpFailure(int status, String kind, String message, @Nullable Integer retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** The call makes no sense. */
  public static HttpFailure badRequest(String message) {
    return new HttpFailure(400, "RUNTIME_ERROR", "Bad Request: " + message, null);
  }

  /** The requester may not. */
  public static HttpFailure forbidden(String message) {
    return new HttpFailure(403, "FAILED_AUTHORIZATION", "Forbidden request: " + message, null);
  }

  /** The requester may not, or has not proved who it is. */
  static HttpFailure of(DeniedException denied) {
    String message = String.valueOf(denied.getMessage());
    return denied.isUnknown()
        ? new HttpFailure(401, "UNAUTHENTICATED", "Unauthorized: " + message, null)
        : forbidden(message);
  }

  /** There is no such thing. */
  public static HttpFailure notFound(String message) {
    return new HttpFailure(404, "RESOURCE_NOT_FOUND", "Not Found: " + message, null);
  }

  /** Things are not as the call supposes. */
  public static HttpFailure conflict(String message) {
    return new HttpFailure(409, "CONFLICT", message, null);
  }

  /** What stands in the way is on the server's side, but not the server's defect. */
  public static HttpFailure failed(String message) {
    return new HttpFailure(500, "RUNTIME_ERROR", "Server Error: " + message, null);
  }

  /** Not now. */
  public static HttpFailure busy(int seconds) {
    return new HttpFailure(
        503, "OVERLOADED", "Service Unavailable: the server has too much to do", seconds);
  }

  /** The requester has had its share for now. */
  static HttpFailure tooMany(int seconds) {
    return new HttpFailure(429, "TOO_MANY_REQUESTS", "Too Many Requests: less, please", seconds);
  }

  /** The body is longer than the requester's may be. */
  static HttpFailure tooLarge(long most) {
    String message = "Payload Too Large: a body may have %d bytes here".formatted(most);
    return new HttpFailure(413, "PAYLOAD_TOO_LARGE", message, null);
  }

  /** Nothing can be kept, or looked up, at the moment: soon again, or once somebody made room. */
  static HttpFailure of(UnavailableException problem) {
    return switch (problem.reason()) {
      case AWAY, CONTENDED ->
          new HttpFailure(
              503,
              "UNAVAILABLE",
              "Service Unavailable: the database does not answer",
              AWAY_SECONDS);
      case FULL ->
          new HttpFailure(
              507, "NO_ROOM", "Insufficient Storage: the server's disk is full, or fails", null);
    };
  }

  /** What the requester gets. */
  public Answer answer() {
    String text =
        ValueJson.text(Map.of("message", String.valueOf(getMessage()), "issue_kind", kind), false);
    Answer answer = Answer.text(status, text).as(Answer.JSON);
    return retryAfter == null ? answer : answer.with("retry-after", String.valueOf(retryAfter));
  }
}
