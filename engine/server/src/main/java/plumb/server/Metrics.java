package plumb.server;

import com.linecorp.armeria.common.logging.RequestLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import plumb.server.compile.CatalogCache;
import plumb.server.http.ClientLimits;
import plumb.server.http.ConnectionLimits;
import plumb.server.http.WorkQueue;

/** What a server counts and measures, for Prometheus. Thread-safe. */
final class Metrics implements AutoCloseable {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(60)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  void watch(WorkQueue queue) {
    Gauge.builder("plumb.queue.waiting", queue, WorkQueue::waiting)
        .description("Requests that wait for their turn")
        .tag("queue", queue.name())
        .register(registry);
    Gauge.builder("plumb.queue.running", queue, WorkQueue::running)
        .description("Requests that are worked on")
        .tag("queue", queue.name())
        .register(registry);
    FunctionCounter.builder("plumb.queue.refused", queue, WorkQueue::refused)
        .description("Requests that were told to come later")
        .tag("queue", queue.name())
        .register(registry);
  }

  void watch(ClientLimits clients, ConnectionLimits connections) {
    FunctionCounter.builder("plumb.clients.refused", clients, ClientLimits::refused)
        .description("Requests of clients that asked for too much")
        .register(registry);
    Gauge.builder("plumb.clients.bytes", clients, ClientLimits::bytesUnderWay)
        .description("Bytes of requests that are under way")
        .register(registry);
    FunctionCounter.builder("plumb.connections.refused", connections, ConnectionLimits::refused)
        .description("Connections that were too many, or on which nothing came")
        .register(registry);
  }

  void watch(CatalogCache cache) {
    FunctionCounter.builder("plumb.catalog.cache", cache, CatalogCache::hits)
        .description("Catalogs that were asked for, by whether they were known")
        .tag("result", "hit")
        .register(registry);
    FunctionCounter.builder("plumb.catalog.cache", cache, CatalogCache::misses)
        .description("Catalogs that were asked for, by whether they were known")
        .tag("result", "miss")
        .register(registry);
    Gauge.builder("plumb.catalog.cache.bytes", cache, CatalogCache::bytes)
        .description("Bytes of known catalogs")
        .register(registry);
  }

  /** Counts a request that was answered. */
  void answered(String endpoint, RequestLog log) {
    registry
        .timer(
            "plumb.requests",
            "endpoint",
            endpoint,
            "method",
            log.requestHeaders().method().name(),
            "status",
            String.valueOf(log.responseHeaders().status().code()))
        .record(log.totalDurationNanos(), TimeUnit.NANOSECONDS);
  }

  /** Measures what a catalog took, cached or not, without its way through queue and network. */
  void compiled(long nanos, boolean good) {
    Timer.builder("plumb.catalogs")
        .description("Catalogs, with the time that it took to make them")
        .tag("result", good ? "made" : "failed")
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** All of it, in the format of Prometheus. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
