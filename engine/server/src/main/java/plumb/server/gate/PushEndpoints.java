package plumb.server.gate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.git.repository.Person;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;
import plumb.store.pushes.PushTables;

/** {@code /plumb/v1/pushes}: what pushes were found to change, and who approves. Thread-safe. */
public final class PushEndpoints {
  private static final int MOST = 200;

  private final KeptPushes pushes;
  private final Clock clock;

  public PushEndpoints(KeptPushes pushes, Clock clock) {
    this.pushes = pushes;
    this.clock = clock;
  }

  /** {@code GET pushes}: the latest 200. */
  public Answer list(Call call) {
    Grant unused = call.requester().must(Role.VIEWER, null, null);
    return json(pushes.latest(MOST));
  }

  /** {@code GET pushes/NUMBER}. */
  public Answer push(Call call) {
    Grant unused = call.requester().must(Role.VIEWER, null, null);
    return json(pushes.push(number(call)).orElseThrow(() -> missing(call)));
  }

  /** {@code GET pushes/NUMBER/diff?format=}: an object of environments with their reports. */
  public Answer diff(Call call) {
    Grant unused = call.requester().some(Role.VIEWER);
    String asked = call.query("format");
    String format = asked == null ? "txt" : asked;
    List<PushTables.Report> reports =
        pushes
            .reports(
                number(call),
                format,
                environment -> call.requester().may(Role.VIEWER, environment, null))
            .orElseThrow(() -> missing(call));
    Map<String, Object> byEnvironment = new LinkedHashMap<>();
    for (PushTables.Report report : reports) {
      byEnvironment.put(report.environment(), new String(report.body(), StandardCharsets.UTF_8));
    }
    return json(byEnvironment);
  }

  /** {@code POST pushes/NUMBER/approval}. */
  public Answer approve(Call call) {
    Grant grant = call.requester().must(Role.OPERATOR, null, null);
    Person person = Person.of(call.requester());
    if (person == null) {
      throw HttpFailure.badRequest("only persons approve");
    }
    String refusal = pushes.approve(number(call), person.name(), grant.holder(), clock.millis());
    if (refusal != null) {
      throw HttpFailure.badRequest(refusal);
    }
    return Answer.nothing();
  }

  private static long number(Call call) {
    try {
      return Long.parseLong(call.path("number"));
    } catch (NumberFormatException e) {
      throw missing(call);
    }
  }

  private static HttpFailure missing(Call call) {
    return HttpFailure.notFound("there is no push " + call.path("number"));
  }

  private static Answer json(Object value) {
    return Answer.json(ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8));
  }
}
