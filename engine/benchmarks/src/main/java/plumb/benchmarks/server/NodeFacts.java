package plumb.benchmarks.server;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import plumb.catalog.json.ValueJson;

/**
 * A node's facts: those of a real host, with names and addresses of its own. No two requests send
 * the same.
 *
 * @param own what the manifests look at
 */
public record NodeFacts(Map<String, Object> host, String name, Map<String, Object> own) {
  /** A node on a host of which nothing is known. */
  public NodeFacts(String name, Map<String, Object> own) {
    this(Map.of(), name, own);
  }

  NodeFacts on(Map<String, Object> other) {
    return new NodeFacts(other, name, own);
  }

  /** As agents send them, in the n-th run. */
  String json(int run) {
    Map<String, Object> values = new LinkedHashMap<>(host);
    values.putAll(own);
    long up = 100_000L + run * 1800L + Math.floorMod(name.hashCode(), 1800);
    values.put(
        "system_uptime",
        Map.of("seconds", up, "hours", up / 3600, "days", up / 86_400, "uptime", up + " seconds"));
    values.put("load_averages", Map.of("1m", up % 97 / 100.0, "5m", up % 89 / 100.0, "15m", 0.1));
    Instant now = Instant.now();
    return ValueJson.text(
        Map.of(
            "name",
            name,
            "values",
            values,
            "timestamp",
            now.toString(),
            "expiration",
            now.plusSeconds(1800).toString()),
        false);
  }
}
