package plumb.server.puppet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import plumb.environments.store.SnapshotLease;
import plumb.server.compile.Environments;
import plumb.server.files.StaticContent;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;

/**
 * {@code GET /puppet/v3/static_file_content/PATH}: a file as it was in the state of an environment
 * that a static catalog names, whatever was deployed since.
 */
public final class StaticFileEndpoint implements Endpoint {
  private final Environments environments;

  public StaticFileEndpoint(Environments environments) {
    this.environments = environments;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String unused = Own.someNode(call);
    String environment = Own.environment(call);
    String code = call.query("code_id");
    if (code == null || code.isEmpty()) {
      throw HttpFailure.badRequest("a code_id must be named");
    }
    SnapshotLease held = environments.hold(environment, code);
    if (held == null) {
      throw HttpFailure.notFound(
          "Could not find the state '" + code + "' of environment '" + environment + "'");
    }
    boolean sent = false;
    try {
      Path file = StaticContent.find(held.root(), call.path("path"));
      if (file == null) {
        throw HttpFailure.notFound("Could not find static_file_content " + call.path("path"));
      }
      sent = true;
      return Answer.file(file).then(() -> close(held));
    } finally {
      if (!sent) {
        held.close();
      }
    }
  }

  private static void close(SnapshotLease held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
