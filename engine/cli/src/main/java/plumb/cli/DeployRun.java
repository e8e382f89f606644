package plumb.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Problems;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.DeployReport;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;
import plumb.environments.deploy.EnvironmentOutcome;

/** Runs a deploy, or a part of one, and shows what it did. */
final class DeployRun {
  private static final int LOCKED = 16;

  private final DeployArguments arguments;
  private final DeployRequest request;
  private final boolean json;

  DeployRun(DeployArguments arguments, DeployRequest request, boolean json) {
    this.arguments = arguments;
    this.request = request;
    this.json = json;
  }

  /** What a deployer is asked to do. */
  interface Action {
    DeployReport run(Deployer deployer) throws IOException;
  }

  /** Runs it and returns the exit code. */
  int run(Action action) throws IOException {
    DeployReport report;
    DeployProgress progress = new DeployProgress(json);
    try (Deployer deployer = new Deployer(arguments.settings(), request, progress)) {
      report = action.run(deployer);
    } catch (EnvironmentException e) {
      int code = Console.fail(EnvironmentProblem.of(e), null, json);
      return e.code().equals("WRITE_LOCK") ? LOCKED : code;
    } finally {
      progress.end();
    }
    report.diagnostics().forEach(Console::diagnostic);
    report.warnings().forEach(Console::warning);
    report.problems().forEach(DeployProgress::problem);
    summarize(report);
    return report.succeeded() ? 0 : 1;
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
