package plumb.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.catalog.json.ValueJson;
import plumb.environments.EnvironmentException;
import plumb.environments.archive.Download;
import plumb.environments.archive.ForgeClient;
import plumb.environments.modules.DependencyProblem;
import plumb.environments.modules.ModuleInventory;
import plumb.environments.settings.ForgeSettings;

/** {@code plumb module check}: whether the modules of an environment fit together. */
@Command(
    name = "check",
    description = "Tells which dependencies of modules are missing, in conflict or outdated.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 all fit; 1 a dependency is missing or in conflict."})
final class ModuleCheckCommand implements Callable<Integer>, JsonCommand {
  @Mixin private EnvironmentArguments environment = new EnvironmentArguments();

  @Option(names = "--outdated", description = "Ask the Forge for newer releases, too.")
  private boolean outdated;

  @Option(names = "--forge", paramLabel = "URL", description = "The Forge (${DEFAULT-VALUE}).")
  private String forge = ForgeSettings.PUBLIC;

  @Option(names = "--json", description = "Print the problems as JSON.")
  private boolean json;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    ModuleInventory inventory = ModuleInventory.of(environment.modules());
    List<DependencyProblem> problems = new ArrayList<>(inventory.problems());
    if (outdated) {
      problems.addAll(newer(inventory));
    }
    if (json) {
      List<Object> data = new ArrayList<>();
      problems.forEach(problem -> data.add(problem.toData()));
      System.out.println(ValueJson.text(Map.of("problems", data), true));
    } else {
      for (DependencyProblem problem : problems) {
        System.out.println(Console.coloured(problem.isError() ? "31" : "33", problem.sentence()));
      }
      System.out.println(inventory.modules().size() + " modules, " + problems.size() + " problems");
    }
    return problems.stream().anyMatch(DependencyProblem::isError) ? 1 : 0;
  }

  /** A module that the Forge does not have is outdated by none of its releases. */
  private List<DependencyProblem> newer(ModuleInventory inventory) {
    ForgeClient client = new ForgeClient(new Download(null, ""));
    return inventory.outdated(
        name -> {
          try {
            return client.latest(ForgeClient.module(forge, String.valueOf(name)));
          } catch (EnvironmentException e) {
            if (e.code().equals("UNKNOWN_MODULE")) {
              return null;
            }
            throw EnvironmentProblem.of(e);
          }
        });
  }
}
