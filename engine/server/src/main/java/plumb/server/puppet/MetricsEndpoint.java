package plumb.server.puppet;

import java.util.function.Supplier;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;

/** {@code GET /metrics}: what the server measures, for Prometheus. */
public final class MetricsEndpoint implements Endpoint {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> text;

  public MetricsEndpoint(Supplier<String> text) {
    this.text = text;
  }

  @Override
  public Answer answer(Call call) {
    Grant unused = call.requester().must(Role.VIEWER, null, null);
    return Answer.text(text.get()).as(FORMAT);
  }
}
