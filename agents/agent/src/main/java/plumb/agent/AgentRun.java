package plumb.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plumb.agent.graph.Cycle;
import plumb.agent.graph.Graph;
import plumb.agent.graph.Node;
import plumb.agent.provider.Level;
import plumb.agent.provider.Providers;
import plumb.agent.report.RunLog;
import plumb.catalog.Catalog;
import plumb.catalog.report.Report;

/**
 * One run: brings this machine to what a catalog says, or finds out what that would take.
 *
 * <p>Everything that is wrong with a catalog is found and reported before anything changes. An
 * object serves one run, on one thread.
 */
public final class AgentRun {
  private final OpenProviders providers;
  private final RunContext context;
  private final RunOptions options;
  private final Catalog catalog;
  private final Report report;
  private final RunLog log;
  private final Outcomes outcomes;
  private final Inventory inventory = new Inventory();

  /**
   * Prepares a run.
   *
   * @param providers what can be managed here
   */
  public AgentRun(Catalog catalog, Providers providers, RunOptions options) {
    this.catalog = catalog;
    this.options = options;
    this.report =
        new Report(
            catalog.name(), catalog.environment(), options.clock().instant(), options.noop());
    this.outcomes = new Outcomes(options.clock());
    this.log = new RunLog(report, options.sink(), options.logLevel(), options.clock());
    this.providers = new OpenProviders(providers, inventory);
    this.context = new RunContext(options, inventory, this.providers, outcomes, log);
  }

  /**
   * Runs.
   *
   * @return what was done; its status is "failed" when the catalog was refused, with the reasons in
   *     its logs
   */
  public Report run() {
    long start = System.nanoTime();
    boolean completed = false;
    describeRun();
    try {
      bind();
      Graph<Subject> graph = relate();
      completed = converge(graph);
    } catch (RefusedCatalogException e) {
      e.problems().forEach(problem -> log.log(Level.ERR, problem));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double retrieval = options.retrieval().seconds();
    report.finish(
        completed,
        Map.of(
            "config_retrieval",
            retrieval,
            "transaction_evaluation",
            seconds,
            "total",
            retrieval + seconds));
    return report;
  }

  private void describeRun() {
    report.setConfigurationVersion(catalog.version());
    report.setTransactionUuid(UUID.randomUUID().toString());
    report.setCatalogUuid(catalog.uuid());
    report.setCodeId(catalog.codeId());
    report.deprecations().addAll(catalog.deprecations());
    report.setCachedCatalogStatus(options.retrieval().cachedCatalogStatus());
    log.log(Level.INFO, "Applying configuration version '" + catalog.version() + "'");
  }

  private void bind() throws RefusedCatalogException {
    DeferredValues deferred = new DeferredValues(options.functions(), options.facts());
    Binder binder = new Binder(providers, context, inventory, deferred, options.noop(), log);
    List<String> problems = binder.bind(catalog);
    refuseIfAny(problems);
  }

  private Graph<Subject> relate() throws RefusedCatalogException {
    List<String> problems = new ArrayList<>();
    Graph<Subject> graph = new Relationships(inventory, problems).build(catalog);
    refuseIfAny(problems);
    List<Cycle<Subject>> cycles = graph.cycles();
    if (!cycles.isEmpty()) {
      refuseCycles(cycles);
    }
    return graph;
  }

  private boolean converge(Graph<Subject> graph) {
    Path checkTimes = options.stateDirectory().resolve("state/check-times");
    ScheduleGate schedules =
        new ScheduleGate(inventory, checkTimes, options.ignoreSchedules(), log);
    TagFilter tags = new TagFilter(options.tags(), options.skipTags());
    SkipRules rules = new SkipRules(tags, schedules, options.stopRequested());
    Corrections corrections = Corrections.in(options.transactions(), log);
    Path audited = options.stateDirectory().resolve("state/audited");
    Audits audits = Audits.in(audited, outcomes, log);
    Generator generator = new Generator(providers, context, log);
    boolean completed =
        new Converger(inventory, generator, rules, outcomes, corrections, audits, log, report)
            .run(graph);
    schedules.save();
    corrections.save();
    audits.save();
    return completed;
  }

  private static void refuseIfAny(List<String> problems) throws RefusedCatalogException {
    if (!problems.isEmpty()) {
      throw new RefusedCatalogException(problems);
    }
  }

  private void refuseCycles(List<Cycle<Subject>> cycles) throws RefusedCatalogException {
    StringBuilder message =
        new StringBuilder(
            cycles.size() == 1
                ? "Found 1 dependency cycle:"
                : "Found " + cycles.size() + " dependency cycles:");
    for (Cycle<Subject> cycle : cycles) {
      message.append('\n').append(cycle.describe());
      for (Node<Subject> node : cycle.members()) {
        if (node.resource() instanceof ManagedResource<?, ?> resource) {
          outcomes.failed(resource, "resource is part of a dependency cycle");
          report.add(resource.status());
        }
      }
    }
    throw new RefusedCatalogException(List.of(message.toString()));
  }
}
