package plumb.server.puppet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import plumb.catalog.json.ValueJson;
import plumb.server.compile.CatalogService;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;

/** {@code GET /puppet/v3/node/NODE}: the environment that a node is in. */
public final class NodeEndpoint implements Endpoint {
  private final CatalogService catalogs;

  public NodeEndpoint(CatalogService catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String node = Own.node(call);
    Map<String, Object> answer = new TreeMap<>();
    answer.put("name", node);
    answer.put("parameters", Map.of());
    answer.put("environment", catalogs.environment(node, Own.environment(call)));
    return Answer.json(ValueJson.text(answer, false).getBytes(StandardCharsets.UTF_8));
  }
}
