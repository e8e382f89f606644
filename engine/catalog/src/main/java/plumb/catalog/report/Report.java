package plumb.catalog.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse;

/**
 * What a run did, in the structure of Puppet's report format 12. Mutable while the run lasts;
 * confined to one thread.
 */
public final class Report {
  /** The report format that Puppet 7.23 writes. */
  public static final int FORMAT = 12;

  private final String host;
  private final String environment;
  private final Instant time;
  private final boolean noop;
  private final List<LogEntry> logs = new ArrayList<>();
  private final List<DeprecationUse> deprecations = new ArrayList<>();
  private final Map<String, ResourceStatus> resourceStatuses = new LinkedHashMap<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private Object configurationVersion = 0L;
  private String transactionUuid = "";
  private String engineVersion = "";
  private int format = FORMAT;
  private String status = "failed";
  private boolean transactionCompleted;
  private boolean noopPending;
  private boolean correctiveChange;
  private @Nullable String serverUsed;
  private @Nullable String catalogUuid;
  private @Nullable String codeId;
  private @Nullable String jobId;
  private @Nullable String cachedCatalogStatus;

  /**
   * Creates the report of a run that has just begun; it counts as failed until it is finished.
   *
   * @param noop whether the run may change nothing
   */
  public Report(String host, String environment, Instant time, boolean noop) {
    this.host = host;
    this.environment = environment;
    this.time = time;
    this.noop = noop;
  }

  /** Returns the uses of deprecated names that the catalog's compile met, changeable. */
  public List<DeprecationUse> deprecations() {
    return deprecations;
  }

  /** Adds a log entry. */
  public void log(LogEntry entry) {
    logs.add(entry);
  }

  /** Adds the status of a resource, or replaces the one with the same type and title. */
  public void add(ResourceStatus resourceStatus) {
    resourceStatuses.put(resourceStatus.resource(), resourceStatus);
  }

  /**
   * Computes metrics and status.
   *
   * @param completed whether every resource was looked at
   * @param times further durations in seconds by name, such as {@code config_retrieval}
   */
  public void finish(boolean completed, Map<String, Double> times) {
    transactionCompleted = completed;
    Summary summary = Summary.of(resourceStatuses.values());
    metrics.clear();
    for (Metric metric : summary.metrics(times)) {
      metrics.put(metric.name(), metric);
    }
    status = summary.status(completed);
    noopPending = summary.noopPending();
    correctiveChange = summary.correctiveChange();
  }

  /** Sets what a report that was written elsewhere says of itself. */
  public void restore(
      String restoredStatus,
      boolean completed,
      boolean isNoopPending,
      boolean isCorrective,
      List<Metric> restoredMetrics) {
    status = restoredStatus;
    transactionCompleted = completed;
    noopPending = isNoopPending;
    correctiveChange = isCorrective;
    metrics.clear();
    restoredMetrics.forEach(metric -> metrics.put(metric.name(), metric));
  }

  public String host() {
    return host;
  }

  public String environment() {
    return environment;
  }

  public Instant time() {
    return time;
  }

  public boolean noop() {
    return noop;
  }

  public List<LogEntry> logs() {
    return Collections.unmodifiableList(logs);
  }

  /** Returns the statuses by {@code Type[title]}, in the order of evaluation. */
  public Map<String, ResourceStatus> resourceStatuses() {
    return Collections.unmodifiableMap(resourceStatuses);
  }

  /** Returns the metrics by name: resources, time, changes, events. */
  public Map<String, Metric> metrics() {
    return Collections.unmodifiableMap(metrics);
  }

  /** Returns the version of the catalog: a Long or a String. */
  public Object configurationVersion() {
    return configurationVersion;
  }

  public void setConfigurationVersion(Object configurationVersion) {
    this.configurationVersion = configurationVersion;
  }

  public String transactionUuid() {
    return transactionUuid;
  }

  public void setTransactionUuid(String transactionUuid) {
    this.transactionUuid = transactionUuid;
  }

  /** Returns the version of the engine that wrote the report ({@code puppet_version}). */
  public String engineVersion() {
    return engineVersion;
  }

  public void setEngineVersion(String engineVersion) {
    this.engineVersion = engineVersion;
  }

  public int format() {
    return format;
  }

  public void setFormat(int format) {
    this.format = format;
  }

  /** Returns failed, changed or unchanged. */
  public String status() {
    return status;
  }

  public boolean transactionCompleted() {
    return transactionCompleted;
  }

  /** Returns whether something would have been changed if the run had been allowed to. */
  public boolean noopPending() {
    return noopPending;
  }

  public boolean correctiveChange() {
    return correctiveChange;
  }

  public @Nullable String serverUsed() {
    return serverUsed;
  }

  public void setServerUsed(@Nullable String serverUsed) {
    this.serverUsed = serverUsed;
  }

  public @Nullable String catalogUuid() {
    return catalogUuid;
  }

  public void setCatalogUuid(@Nullable String catalogUuid) {
    this.catalogUuid = catalogUuid;
  }

  public @Nullable String codeId() {
    return codeId;
  }

  public void setCodeId(@Nullable String codeId) {
    this.codeId = codeId;
  }

  public @Nullable String jobId() {
    return jobId;
  }

  public void setJobId(@Nullable String jobId) {
    this.jobId = jobId;
  }

  /** Returns not_used, explicitly_requested or on_failure. */
  public @Nullable String cachedCatalogStatus() {
    return cachedCatalogStatus;
  }

  public void setCachedCatalogStatus(@Nullable String cachedCatalogStatus) {
    this.cachedCatalogStatus = cachedCatalogStatus;
  }
}
