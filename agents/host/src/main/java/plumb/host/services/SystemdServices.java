package plumb.host.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.services.DesiredService.Enable;

/** Units of systemd. */
final class SystemdServices implements ServiceManager {
  private final ProviderContext context;
  private final Systemctl systemctl = new Systemctl();

  /** What all units of the catalog were like when the run had made so many changes. */
  private final Map<String, Systemctl.Unit> seen = new HashMap<>();

  private long seenAfter;

  SystemdServices(ProviderContext context) {
    this.context = context;
  }

  @Override
  public void announce(Collection<DesiredService> all) throws IOException, InterruptedException {
    List<String> names = all.stream().map(DesiredService::name).distinct().toList();
    seenAfter = context.changes();
    try {
      List<Systemctl.Unit> units = systemctl.show(names);
      for (int i = 0; i < names.size(); i++) {
        seen.put(names.get(i), units.get(i));
      }
    } catch (ProviderException e) {
      // One name that is none fails all: then each is looked at alone.
      seen.clear();
    }
  }

  @Override
  public ServiceState observe(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.isDirectory(Path.of("/run/systemd/system"))) {
      throw new ProviderException("Units can only be managed where systemd runs");
    }
    Systemctl.Unit known = context.changes() == seenAfter ? seen.get(desired.name()) : null;
    Systemctl.Unit unit = known == null ? systemctl.show(desired.name()) : known;
    String status = desired.status();
    boolean running = status == null ? unit.isActive() : ServiceManager.shell(status).succeeded();
    return new ServiceState(running, unit.unitFileState());
  }

  @Override
  public void start(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    seen.clear();
    systemctl.reloadIfNeeded(desired.name());
    if (desired.start() == null) {
      change("unmask", desired.name());
    }
    control("start", desired, desired.start());
  }

  @Override
  public void stop(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    seen.clear();
    control("stop", desired, desired.stop());
  }

  @Override
  public void restart(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    systemctl.reloadIfNeeded(desired.name());
    control("restart", desired, desired.restart());
  }

  @Override
  public void enable(DesiredService desired, Enable enable)
      throws ProviderException, IOException, InterruptedException {
    seen.clear();
    switch (enable) {
      case TRUE -> {
        change("unmask", desired.name());
        change("enable", desired.name());
      }
      case FALSE -> change("disable", desired.name());
      case MASK -> {
        if (systemctl.exists(desired.name())) {
          change("disable", desired.name());
        }
        change("mask", desired.name());
      }
    }
  }

  private void change(String action, String name)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = systemctl.unit(action, name);
    if (!result.succeeded()) {
      throw new ProviderException(
          "Could not " + action + " " + name + ": " + result.output().strip());
    }
  }

  /** Starts, stops or restarts by systemd, or by the command given; a failure shows its journal. */
  private void control(String action, DesiredService desired, @Nullable String command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        command == null ? systemctl.unit(action, desired.name()) : ServiceManager.shell(command);
    if (!result.succeeded()) {
      throw new ProviderException(
          "Systemd %s for %s failed!\njournalctl log for %s:\n%s"
              .formatted(action, desired.name(), desired.name(), journal(desired.name())));
    }
  }

  private static String journal(String name) throws IOException, InterruptedException {
    return Command.of(
            "journalctl", "-n", "50", "--since", "5 minutes ago", "-u", name, "--no-pager")
        .run()
        .output();
  }
}
