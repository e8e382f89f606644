package plumb.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plumb.agent.AgentRun;
import plumb.agent.Retrieval;
import plumb.agent.RunOptions;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.agent.report.RunLog;
import plumb.agent.report.RunSummary;
import plumb.agent.state.AtomicFile;
import plumb.catalog.Catalog;
import plumb.catalog.json.ReportJson;
import plumb.catalog.json.ValueJson;
import plumb.catalog.report.Metric;
import plumb.catalog.report.Report;
import plumb.daemon.catalog.CatalogCache;
import plumb.daemon.catalog.CatalogException;
import plumb.daemon.catalog.CatalogSource;
import plumb.daemon.report.Outbox;
import plumb.daemon.report.ReportTarget;
import plumb.daemon.service.Signals;
import plumb.host.HostProviders;

/** One run, from the lock to the report that is on its way. */
final class OneRun {
  private final AgentArguments arguments;
  private final CatalogSource source;
  private final ReportTarget reports;
  private final Map<String, Object> facts;
  private final LogSink log;
  private final StateFiles files;
  private final CatalogCache cache;

  OneRun(
      AgentArguments arguments,
      CatalogSource source,
      ReportTarget reports,
      Map<String, Object> facts,
      LogSink log) {
    this.arguments = arguments;
    this.source = source;
    this.reports = reports;
    this.facts = facts;
    this.log = log;
    this.files = arguments.files();
    this.cache = new CatalogCache(files.catalog());
  }

  /** Runs; returns the exit code. */
  int run() throws IOException, InterruptedException {
    String reason = new Disabling(files.disabled()).reason();
    if (reason != null) {
      say(
          Level.NOTICE,
          "Skipping the run: an operator disabled the agent ("
              + reason
              + "); --enable allows runs");
      return 1;
    }
    try (RunLock lock = RunLock.take(files.runLock(), arguments.waitForLock)) {
      if (lock == null) {
        say(Level.NOTICE, "Skipping the run: another one is at work, it holds " + files.runLock());
        return 1;
      }
      Report report = converge();
      boolean kept = keep(report);
      int code = exitCode(report);
      return code == 0 && !kept ? 1 : code;
    }
  }

  private Report converge() throws InterruptedException {
    long start = System.nanoTime();
    Found found;
    try {
      found = find();
    } catch (CatalogException e) {
      return refused(String.valueOf(e.getMessage()));
    }
    Retrieval retrieval = new Retrieval(found.status(), seconds(start));
    BooleanSupplier stop =
        Signals.stopRequests(
            () -> say(Level.NOTICE, "Stopping after this resource; once more to stop at once"));
    RunOptions options =
        RunOptions.in(files.directory(), source.files(), log)
            .noop(arguments.noop)
            .tags(arguments.tags)
            .skipTags(arguments.skipTags)
            .showDiff(arguments.showDiff || arguments.test)
            .ignoreSchedules(arguments.ignoreSchedules)
            .logLevel(arguments.logLevel())
            .facts(facts)
            .retrieval(retrieval)
            .transactions(files.transactions())
            .stopRequested(stop)
            .build();
    return new AgentRun(found.catalog(), HostProviders.all(found.catalog()), options).run();
  }

  /** A catalog, and how reports say where it is from. */
  private record Found(Catalog catalog, String status) {}

  private Found find() throws CatalogException, InterruptedException {
    if (arguments.useCachedCatalog) {
      return new Found(last("There is no last catalog to apply again"), "explicitly_requested");
    }
    try {
      Catalog catalog = source.catalog(facts);
      keep(catalog);
      return new Found(catalog, "not_used");
    } catch (CatalogException e) {
      String reason = String.valueOf(e.getMessage());
      if (!arguments.usesCacheOnFailure()) {
        throw e;
      }
      Catalog last = last(reason);
      say(Level.ERR, reason);
      say(Level.NOTICE, "Using the last catalog instead");
      return new Found(last, "on_failure");
    }
  }

  private Catalog last(String otherwise) throws CatalogException {
    Catalog last = null;
    try {
      last = cache.last();
    } catch (CatalogException e) {
      say(Level.WARNING, "The last catalog can't be used: " + e.getMessage());
    }
    if (last == null) {
      throw new CatalogException(otherwise);
    }
    return last;
  }

  private void keep(Catalog catalog) {
    try {
      cache.keep(catalog);
    } catch (IOException e) {
      say(Level.WARNING, "Could not keep the catalog for bad times: " + e.getMessage());
    }
  }

  /** The report of a run that has no catalog. */
  private Report refused(String reason) {
    RunOptions options = RunOptions.in(files.directory(), source.files(), log).build();
    Report report =
        new Report(
            arguments.certname(facts), "production", options.clock().instant(), arguments.noop);
    RunLog runLog = new RunLog(report, log, arguments.logLevel(), options.clock());
    runLog.log(Level.ERR, reason);
    runLog.log(Level.ERR, "There is no catalog: nothing is changed");
    report.setTransactionUuid(UUID.randomUUID().toString());
    report.finish(false, Map.of());
    return report;
  }

  /**
   * Keeps the report for monitoring, and sends it on its way.
   *
   * @return false when it is lost
   */
  private boolean keep(Report report) throws InterruptedException {
    try {
      write(files.lastReport(), ReportJson.text(report, false));
      write(files.lastSummary(), ValueJson.text(summary(report), true));
      if (reports != ReportTarget.NONE) {
        deliver(report);
      }
      return true;
    } catch (IOException e) {
      say(Level.ERR, "Could not keep the report: " + e.getMessage());
      return false;
    }
  }

  private void deliver(Report report) throws IOException, InterruptedException {
    Outbox outbox = new Outbox(files.outbox(), arguments.reportLimit);
    outbox.put(report);
    Outbox.Delivery delivery = outbox.deliver(reports);
    if (delivery.waiting() > 0) {
      say(
          Level.WARNING,
          delivery.waiting() + " reports wait to be delivered: " + delivery.problem());
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> summary(Report report) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("started", report.time().toString());
    summary.put("status", report.status());
    summary.put("noop", report.noop());
    summary.put("corrective_change", report.correctiveChange());
    summary.put("environment", report.environment());
    summary.put("configuration_version", report.configurationVersion());
    @Nullable String cached = report.cachedCatalogStatus();
    summary.put("cached_catalog_status", cached == null ? "not_used" : cached);
    report.metrics().forEach((name, metric) -> summary.put(name, numbers(metric)));
    return summary;
  }

  private static Map<String, Number> numbers(Metric metric) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    metric.values().forEach(value -> numbers.put(value.name(), value.number()));
    return numbers;
  }

  private int exitCode(Report report) {
    RunSummary summary = new RunSummary(report);
    say(report.status().equals("failed") ? Level.ERR : Level.NOTICE, summary.line());
    boolean detailed = arguments.detailedExitCodes || arguments.test;
    int code = summary.exitCode(detailed);
    return code == 0 && !detailed && report.status().equals("failed") ? 1 : code;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(Level level, String message) {
    log.log(level, LogSink.ENGINE, message);
  }
}
