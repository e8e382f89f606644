package plumb.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Problems;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.DeployReport;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.settings.DeploySettings;

/** {@code plumb deploy [ENV...]}: branches of control repositories to environments. */
@Command(
    name = "deploy",
    description =
        "Deploys environments: what the branches of control repositories say, as r10k does.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 everything is as it should be; 1 something could not be deployed, and the",
      "rest was; 2 wrong usage; 16 the setting write_lock forbids deploys."
    })
final class DeployCommand implements Callable<Integer>, JsonCommand {
  private static final int LOCKED = 16;

  @Parameters(
      arity = "0..*",
      paramLabel = "ENV",
      description = "Names of environments; without any, all are deployed.")
  private List<String> environments = List.of();

  @Mixin private DeployArguments arguments = new DeployArguments();

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--default-branch-override",
      paramLabel = "REF",
      description = "What modules take whose own ref does not exist, before their default_branch.")
  private @Nullable String defaultBranchOverride;

  @Option(
      names = "--keep",
      paramLabel = "MINUTES",
      description = "How long a replaced snapshot stays for who may still read it (15).")
  private int keep = 15;

  @Option(names = "--json", description = "Print what was done as JSON.")
  private boolean json;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    DeploySettings settings;
    DeployReport report;
    DeployProgress progress = new DeployProgress(json);
    try {
      settings = arguments.settings();
      try (Deployer deployer = new Deployer(settings, request(), progress)) {
        report = deployer.deploy();
      } finally {
        progress.end();
      }
    } catch (EnvironmentException e) {
      int code = Console.fail(EnvironmentProblem.of(e), null, json);
      return e.code().equals("WRITE_LOCK") ? LOCKED : code;
    }
    report.diagnostics().forEach(Console::diagnostic);
    report.warnings().forEach(Console::warning);
    report.problems().forEach(DeployProgress::problem);
    summarize(report);
    return report.succeeded() ? 0 : 1;
  }

  private DeployRequest request() {
    Set<String> names = new LinkedHashSet<>();
    environments.forEach(name -> names.add(name.replaceAll("[^A-Za-z0-9_]", "_")));
    return new DeployRequest(names, dryRun, defaultBranchOverride, Duration.ofMinutes(keep));
  }

  private void summarize(DeployReport report) {
    if (json) {
      System.out.println(ValueJson.text(data(report), true));
    }
    List<String> parts = new ArrayList<>();
    for (EnvironmentOutcome.Status status : EnvironmentOutcome.Status.values()) {
      int count = report.names(status).size();
      if (count > 0) {
        parts.add(count + " " + status.word());
      }
    }
    PrintStream out = json ? System.err : System.out;
    out.println(parts.isEmpty() ? "no environments" : String.join(", ", parts));
  }

  private static Map<String, Object> data(DeployReport report) {
    Map<String, Object> data = new LinkedHashMap<>();
    List<Object> outcomes = new ArrayList<>();
    List<Object> diagnostics = new ArrayList<>();
    for (EnvironmentOutcome outcome : report.environments()) {
      Map<String, Object> one = outcome.toData();
      RuntimeException problem = outcome.problem();
      if (problem != null) {
        one.put("diagnostics", Problems.data(EnvironmentProblem.of(problem)));
      }
      outcomes.add(one);
    }
    report.diagnostics().forEach(diagnostic -> diagnostics.add(Problems.data(diagnostic)));
    report
        .problems()
        .forEach(problem -> diagnostics.addAll(Problems.data(EnvironmentProblem.of(problem))));
    data.put("environments", outcomes);
    data.put("warnings", report.warnings());
    data.put("diagnostics", diagnostics);
    return data;
  }
}
