package plumb.host.services;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Asks systemd about units and changes them. */
final class Systemctl {
  private static final Pattern WORD = Pattern.compile("[a-z-]+");

  /** Units have time limits of their own; this is for a manager that does not answer. */
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  /**
   * What systemd knows of a unit.
   *
   * @param activeState for instance active, inactive or failed
   * @param unitFileState for instance enabled, static or masked; empty without a unit file
   * @param reloadNeeded whether its files have changed since systemd read them
   */
  record Unit(String activeState, String unitFileState, boolean reloadNeeded) {
    boolean isActive() {
      return activeState.equals("active") || activeState.equals("reloading");
    }
  }

  /** Looks at a unit. */
  Unit show(String name) throws ProviderException, IOException, InterruptedException {
    return show(List.of(name)).get(0);
  }

  /** Looks at several units at once; the answers are in the order of the names. */
  List<Unit> show(List<String> names) throws ProviderException, IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("show", "--property=ActiveState,UnitFileState,NeedDaemonReload", "--"));
    arguments.addAll(names);
    CommandResult result = command(arguments.toArray(String[]::new));
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
    // One block of lines a unit, with an empty line between two.
    String[] blocks = result.output().strip().split("\n\n");
    if (blocks.length != names.size()) {
      throw notUnderstood(names);
    }
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < blocks.length; i++) {
      units.add(read(names.get(i), blocks[i]));
    }
    return units;
  }

  private static Unit read(String name, String block)
      throws ProviderException, IOException, InterruptedException {
    Map<String, String> properties = new HashMap<>();
    for (String line : block.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String active = properties.getOrDefault("ActiveState", "");
    if (!WORD.matcher(active).matches()) {
      throw notUnderstood(List.of(name));
    }
    String state = properties.getOrDefault("UnitFileState", "");
    // What a generator made of an init script is enabled by other means, which this asks.
    if (state.equals("generated") || state.equals("bad")) {
      state = command("is-enabled", "--", name).output().strip();
    }
    return new Unit(active, state, properties.getOrDefault("NeedDaemonReload", "").equals("yes"));
  }

  private static ProviderException notUnderstood(List<String> names) {
    return new ProviderException(
        "What systemctl says about the state of " + String.join(", ", names) + " makes no sense");
  }

  /** Runs one of systemctl's commands on a unit. */
  CommandResult unit(String action, String name) throws IOException, InterruptedException {
    return command(action, "--", name);
  }

  /** Lets systemd read its unit files again, if those of a unit have changed. */
  void reloadIfNeeded(String name) throws ProviderException, IOException, InterruptedException {
    if (show(name).reloadNeeded()) {
      CommandResult result = command("daemon-reload");
      if (!result.succeeded()) {
        throw new ProviderException(result.failure());
      }
    }
  }

  /** Returns whether a unit has files. */
  boolean exists(String name) throws IOException, InterruptedException {
    return unit("cat", name).succeeded();
  }

  private static CommandResult command(String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "systemctl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Command.of(command).within(TIMEOUT).run();
  }
}
