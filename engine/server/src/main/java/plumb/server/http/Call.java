package plumb.server.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.QueryParams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.server.access.Requester;

/**
 * A request with its whole body. Immutable.
 *
 * @param path the decoded parts of the path that the route names
 * @param query the parameters behind the question mark
 */
public record Call(
    AggregatedHttpRequest request,
    Map<String, String> path,
    QueryParams query,
    Requester requester) {

  /** A part of the path. */
  public String path(String name) {
    return path.getOrDefault(name, "");
  }

  /** A parameter, or null. */
  public @Nullable String query(String name) {
    return query.get(name);
  }

  /** All values of a parameter. */
  public List<String> queries(String name) {
    return query.getAll(name);
  }

  /** The method. */
  public HttpMethod method() {
    return request.method();
  }

  /** The body's bytes. */
  public byte[] body() {
    return request.content().array();
  }

  /** The body as UTF-8. */
  public String text() {
    return request.content().toString(StandardCharsets.UTF_8);
  }

  /** Whether the client takes a media type when it is named. */
  public boolean accepts(String mediaType) {
    String accept = request.headers().get("accept");
    return accept != null && accept.contains(mediaType);
  }

  /** The parameters of a form in the body, or behind the question mark of a GET. */
  public QueryParams form() {
    String type = request.headers().get("content-type");
    return type != null && type.startsWith("application/x-www-form-urlencoded")
        ? QueryParams.fromQueryString(text(), MOST_PARAMETERS)
        : query;
  }

  private static final int MOST_PARAMETERS = 64;
}
