package plumb.server.nodes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.query.Term;
import plumb.query.TimeSpan;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/**
 * {@code /plumb/v1/}: what is known of nodes, for those who have the role {@code viewer}. Nodes
 * that they may not see are answered as those that do not exist. Thread-safe.
 */
public final class NodeEndpoints {
  private static final int USUAL_PAGE = 1000;
  private static final int LARGEST_PAGE = 10_000;
  private static final int USUAL_REPORTS = 100;
  private static final Duration USUAL_EVENTS = Duration.ofDays(1);

  private final KnownNodes nodes;
  private final FleetSearch search;
  private final Clock clock;

  public NodeEndpoints(KnownNodes nodes, FleetSearch search, Clock clock) {
    this.nodes = nodes;
    this.search = search;
    this.clock = clock;
  }

  private static Scope scope(Call call) {
    Grant unused = call.requester().some(Role.VIEWER);
    return (environment, node) -> call.requester().may(Role.VIEWER, environment, node);
  }

  /** {@code GET nodes?where=&facts=&limit=&after=}. */
  public Answer list(Call call) {
    Scope scope = scope(call);
    return answer(
        () ->
            nodes.list(
                new KnownNodes.Request(
                    where(call), shown(call), call.query("after"), limit(call, USUAL_PAGE)),
                scope));
  }

  /** {@code GET nodes/NODE}. */
  public Answer node(Call call) {
    return json(found(nodes.node(call.path("node"), scope(call)), "node", call));
  }

  /** {@code GET nodes/NODE/facts}. */
  public Answer facts(Call call) {
    return Answer.json(found(nodes.facts(call.path("node"), scope(call)), "facts", call));
  }

  /** {@code GET nodes/NODE/catalog}. */
  public Answer catalog(Call call) {
    return Answer.json(found(nodes.catalog(call.path("node"), scope(call)), "catalog", call));
  }

  /** {@code GET nodes/NODE/reports?limit=}. */
  public Answer reports(Call call) {
    int most = limit(call, USUAL_REPORTS);
    return json(found(nodes.reports(call.path("node"), most, scope(call)), "node", call));
  }

  /** {@code GET nodes/NODE/reports/ID}. */
  public Answer report(Call call) {
    Scope scope = scope(call);
    long id = number(call.path("id"), Long.MAX_VALUE).orElse(-1L);
    return Answer.json(found(nodes.report(call.path("node"), id, scope), "report", call));
  }

  /** {@code DELETE nodes/NODE}. */
  public Answer deactivate(Call call) {
    String name = call.path("node");
    Map<String, Object> node = found(nodes.node(name, scope(call)), "node", call);
    String environment = String.valueOf(node.get("environment"));
    Grant grant = call.requester().must(Role.OPERATOR, environment, name);
    if (!nodes.deactivate(name, grant.holder())) {
      throw missing("node", call);
    }
    return Answer.nothing();
  }

  /** {@code GET resources?where=&type=&title=&limit=}. */
  public Answer resources(Call call) {
    Scope scope = scope(call);
    String type = call.query("type");
    if (type == null) {
      throw HttpFailure.badRequest("say of what type: type=Package");
    }
    return answer(
        () ->
            search.resources(
                where(call), type, call.query("title"), limit(call, USUAL_PAGE), scope));
  }

  /** {@code GET events?where=&status=&since=&limit=}. */
  public Answer events(Call call) {
    Scope scope = scope(call);
    String since = call.query("since");
    Duration back = since == null ? USUAL_EVENTS : TimeSpan.parse(since).orElse(null);
    if (back == null) {
      throw HttpFailure.badRequest("'since' is no time: write 30m, 12h, 7d");
    }
    long from = clock.millis() - back.toMillis();
    return answer(
        () ->
            search.events(where(call), from, call.query("status"), limit(call, USUAL_PAGE), scope));
  }

  private interface Work {
    Object run() throws InvalidQueryException;
  }

  /** What a query gives; of one that is wrong, where and why. */
  private static Answer answer(Work work) {
    try {
      return json(work.run());
    } catch (InvalidQueryException e) {
      Map<String, Object> problem = new LinkedHashMap<>();
      String hint = e.diagnostic().hint();
      problem.put("message", "Bad Request: " + e.diagnostic().message());
      problem.put("issue_kind", e.diagnostic().code());
      problem.put("line", (long) e.diagnostic().line());
      problem.put("column", (long) e.diagnostic().column());
      if (hint != null) {
        problem.put("hint", hint);
      }
      problem.put("text", e.text());
      return Answer.text(400, ValueJson.text(problem, false)).as(Answer.JSON);
    }
  }

  private static @Nullable Query where(Call call) throws InvalidQueryException {
    String where = call.query("where");
    return where == null ? null : Query.parse(where);
  }

  private static List<Term> shown(Call call) throws InvalidQueryException {
    String facts = call.query("facts");
    return facts == null ? List.of() : Query.facts(facts);
  }

  private static int limit(Call call, int usual) {
    String limit = call.query("limit");
    return limit == null
        ? usual
        : number(limit, LARGEST_PAGE)
            .filter(most -> most > 0)
            .orElseThrow(
                () -> HttpFailure.badRequest("'limit' is a number from 1 to " + LARGEST_PAGE))
            .intValue();
  }

  private static Optional<Long> number(String text, long most) {
    try {
      long number = Long.parseLong(text);
      return number > most ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static <T> T found(Optional<T> thing, String what, Call call) {
    return thing.orElseThrow(() -> missing(what, call));
  }

  private static HttpFailure missing(String what, Call call) {
    String name = call.path("node");
    return HttpFailure.notFound(
        what.equals("node") ? "no node '" + name + "'" : "no " + what + " of '" + name + "'");
  }

  private static Answer json(Object value) {
    return Answer.json(ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8));
  }
}
