package plumb.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.catalog.json.ValueJson;
import plumb.environments.metadata.Requirement;
import plumb.environments.modules.InstalledModule;
import plumb.environments.modules.ModuleInventory;

/** {@code plumb module list}: the modules of an environment with their versions. */
@Command(
    name = "list",
    description = "Lists the modules of an environment.",
    mixinStandardHelpOptions = true)
final class ModuleListCommand implements Callable<Integer>, JsonCommand {
  @Mixin private EnvironmentArguments environment = new EnvironmentArguments();

  @Option(names = "--json", description = "Print the modules as JSON.")
  private boolean json;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    ModuleInventory inventory = ModuleInventory.of(environment.modules());
    if (json) {
      List<Object> data = new ArrayList<>();
      inventory.modules().forEach(module -> data.add(data(module)));
      System.out.println(ValueJson.text(Map.of("modules", data), true));
    } else {
      for (InstalledModule module : inventory.modules()) {
        System.out.println(
            module.fullName() + " " + module.version() + " (" + module.directory() + ")");
      }
    }
    return 0;
  }

  private static Map<String, Object> data(InstalledModule module) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", module.name());
    data.put("full_name", module.fullName());
    data.put("version", module.version());
    data.put("path", module.directory().toString());
    Map<String, Object> dependencies = new LinkedHashMap<>();
    for (Requirement dependency : ModuleInventory.dependencies(module)) {
      dependencies.put(dependency.name(), dependency.range().toString());
    }
    data.put("dependencies", dependencies);
    return data;
  }
}
