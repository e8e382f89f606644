package plumb.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plumb.environments.metadata.Requirement;
import plumb.environments.modules.InstalledModule;
import plumb.environments.modules.ModuleInventory;

/** {@code plumb module tree}: modules below those that need them. */
@Command(
    name = "tree",
    description = "Shows which modules of an environment need which.",
    mixinStandardHelpOptions = true)
final class ModuleTreeCommand implements Callable<Integer> {
  @Mixin private EnvironmentArguments environment = new EnvironmentArguments();

  @Override
  public Integer call() throws IOException {
    ModuleInventory inventory = ModuleInventory.of(environment.modules());
    Set<String> shown = new HashSet<>();
    for (InstalledModule root : inventory.roots()) {
      print(inventory, root, "", "", shown);
    }
    for (InstalledModule circular : inventory.modules()) {
      if (!shown.contains(circular.name())) {
        print(inventory, circular, "", "", shown);
      }
    }
    return 0;
  }

  /** What a module needs is shown where it comes first. */
  private static void print(
      ModuleInventory inventory,
      InstalledModule module,
      String branch,
      String indent,
      Set<String> shown) {
    System.out.println(branch + module.fullName() + " " + module.version());
    if (!shown.add(module.name())) {
      return;
    }
    List<Requirement> dependencies = ModuleInventory.dependencies(module);
    for (int i = 0; i < dependencies.size(); i++) {
      boolean last = i == dependencies.size() - 1;
      Requirement dependency = dependencies.get(i);
      InstalledModule provider = inventory.provider(dependency);
      String below = indent + (last ? "└── " : "├── ");
      if (provider == null) {
        System.out.println(below + dependency.name() + " " + dependency.range() + " is missing");
      } else {
        print(inventory, provider, below, indent + (last ? "    " : "│   "), shown);
      }
    }
  }
}
