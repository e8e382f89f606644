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
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.EnvironmentRecord;
import plumb.environments.deploy.LiveEnvironments;
import plumb.environments.deploy.ResolvedModule;

/** {@code plumb deploy display}: what is deployed now. */
@Command(
    name = "display",
    description = {
      "Shows which commits and modules the environments are made of, without asking a remote;",
      "`plumb deploy --dry-run` asks."
    },
    mixinStandardHelpOptions = true)
final class DeployDisplayCommand implements Callable<Integer>, JsonCommand {
  @Mixin private DeployArguments arguments = new DeployArguments();

  @Option(
      names = {"-m", "--modules"},
      description = "Show the modules, too.")
  private boolean modules;

  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    List<LiveEnvironments.LiveEnvironment> live;
    try {
      live = LiveEnvironments.of(arguments.settings());
    } catch (EnvironmentException e) {
      return Console.fail(EnvironmentProblem.of(e), null, json);
    }
    if (json) {
      List<Object> data = new ArrayList<>();
      live.forEach(one -> data.add(data(one)));
      System.out.println(ValueJson.text(Map.of("environments", data), true));
    } else {
      live.forEach(this::print);
    }
    return 0;
  }

  private static Map<String, Object> data(LiveEnvironments.LiveEnvironment live) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("environment", live.name());
    data.put("path", live.path().toString());
    EnvironmentRecord record = live.record();
    if (record != null) {
      data.putAll(record.toData());
    }
    return data;
  }

  private void print(LiveEnvironments.LiveEnvironment live) {
    EnvironmentRecord record = live.record();
    if (record == null) {
      System.out.println(live.name() + ": deployed by another tool");
      return;
    }
    System.out.println(
        live.name() + ": " + record.source() + " " + record.branch() + " " + record.commit());
    if (modules) {
      for (ResolvedModule module : record.modules()) {
        System.out.println(
            "  "
                + module.path()
                + " "
                + module.kind()
                + " "
                + module.version()
                + " "
                + module.digest());
      }
    }
  }
}
