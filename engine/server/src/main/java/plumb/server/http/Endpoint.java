package plumb.server.http;

import java.io.IOException;

/** One thing that the server does. Called by many threads; may wait for disks and databases. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a call.
   *
   * @throws HttpFailure with what the requester is told
   * @throws IOException when a file cannot be read: the requester learns no more than that
   */
  Answer answer(Call call) throws IOException;
}
