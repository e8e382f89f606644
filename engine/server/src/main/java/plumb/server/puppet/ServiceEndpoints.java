package plumb.server.puppet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import plumb.catalog.json.ValueJson;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/** {@code /status/v1}: whether the server runs. Anybody may ask, as load balancers do. */
public final class ServiceEndpoints {
  private static final Set<String> SERVICES = Set.of("server", "master", "ca", "status-service");

  private final String version;

  /**
   * What is told.
   *
   * @param version of the reference that the server acts as
   */
  public ServiceEndpoints(String version) {
    this.version = version;
  }

  /** {@code GET /status/v1/simple}, of the whole server or of a service. */
  public Answer simple(Call call) {
    String service = call.path("service");
    if (!service.isEmpty() && !SERVICES.contains(service)) {
      throw HttpFailure.notFound("there is no service '" + service + "'");
    }
    return Answer.text("running");
  }

  /** {@code GET /status/v1/services}. */
  public Answer services(Call call) {
    Map<String, Object> all = new TreeMap<>();
    for (String service : SERVICES) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("service_version", version);
      one.put("service_status_version", 1L);
      one.put("detail_level", "info");
      one.put("state", "running");
      one.put("status", Map.of());
      one.put("active_alerts", List.of());
      all.put(service, one);
    }
    return Answer.json(ValueJson.text(all, false).getBytes(StandardCharsets.UTF_8));
  }
}
