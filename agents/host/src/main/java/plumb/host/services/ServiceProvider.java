package plumb.host.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.services.DesiredService.Enable;

/** Manages services of systemd ({@code service}). */
public final class ServiceProvider implements Provider<DesiredService, ServiceState> {
  private final ProviderContext context;
  private final Systemctl systemctl = new Systemctl();

  /** What all units of the catalog were like when the run had made so many changes. */
  private final Map<String, Systemctl.Unit> seen = new HashMap<>();

  private long seenAfter;

  public ServiceProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public String name(DesiredService desired) {
    return "systemd";
  }

  @Override
  public DesiredService desire(Declaration declaration) {
    return ServiceDeclaration.read(declaration);
  }

  @Override
  public @Nullable String identity(DesiredService desired) {
    return desired.name();
  }

  @Override
  public void prefetch(Collection<DesiredService> all) throws IOException, InterruptedException {
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
  public ServiceState observe(DesiredService desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.isDirectory(Path.of("/run/systemd/system"))) {
      throw new ProviderException("Services can only be managed where systemd runs");
    }
    Systemctl.Unit known = context.changes() == seenAfter ? seen.get(desired.name()) : null;
    Systemctl.Unit unit = known == null ? systemctl.show(desired.name()) : known;
    return new ServiceState(isRunning(desired, unit), unit.unitFileState());
  }

  private static boolean isRunning(DesiredService desired, Systemctl.Unit unit)
      throws IOException, InterruptedException {
    return desired.status() == null ? unit.isActive() : shell(desired.status()).succeeded();
  }

  @Override
  public List<String> auditable() {
    return List.of("ensure", "enable");
  }

  @Override
  public Map<String, Object> audit(
      DesiredService desired, ServiceState observed, Set<String> properties) {
    return Map.of(
        "ensure", word(observed.running()), "enable", observed.enable(Enable.TRUE).label());
  }

  @Override
  public List<Change> diff(DesiredService desired, ServiceState observed) {
    Boolean running = desired.running();
    if (running != null && running != observed.running()) {
      Change change = Change.ensure("service", word(observed.running()), word(running));
      return List.of(
          running
              ? change.event("service_started").dropsRefresh()
              : change.event("service_stopped"));
    }
    Enable enable = desired.enable();
    if (enable != null && !observed.isEnableInSync(enable)) {
      String event = enable == Enable.TRUE ? "service_enabled" : "service_disabled";
      return List.of(
          Change.of("enable", observed.enable(enable).label(), enable.label()).event(event));
    }
    return List.of();
  }

  private static String word(boolean running) {
    return running ? "running" : "stopped";
  }

  @Override
  public void apply(DesiredService desired, ServiceState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    seen.clear();
    if (change.property().equals("ensure")) {
      if (Boolean.TRUE.equals(desired.running())) {
        start(desired);
      } else {
        control("stop", desired, desired.stop());
      }
      // Starting may have unmasked it, and a unit may come into being while another is started.
      enableUnlessInSync(desired, observe(desired, log));
    } else {
      enableUnlessInSync(desired, observed);
    }
  }

  private void start(DesiredService desired)
      throws ProviderException, IOException, InterruptedException {
    systemctl.reloadIfNeeded(desired.name());
    if (desired.start() == null) {
      change("unmask", desired.name());
    }
    control("start", desired, desired.start());
  }

  private void enableUnlessInSync(DesiredService desired, ServiceState observed)
      throws ProviderException, IOException, InterruptedException {
    Enable enable = desired.enable();
    if (enable == null || observed.isEnableInSync(enable)) {
      return;
    }
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

  @Override
  public boolean refreshable(DesiredService desired) {
    return true;
  }

  @Override
  public void refresh(DesiredService desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!observe(desired, log).running()) {
      log.debug("Skipping restart; service is not running");
      return;
    }
    systemctl.reloadIfNeeded(desired.name());
    control("restart", desired, desired.restart());
  }

  /** Starts, stops or restarts by systemd, or by the command given; a failure shows its journal. */
  private void control(String action, DesiredService desired, @Nullable String command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        command == null ? systemctl.unit(action, desired.name()) : shell(command);
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

  /** Commands of a manifest are the only ones that a shell reads, as their authors expect. */
  private static CommandResult shell(String command) throws IOException, InterruptedException {
    return Command.of("/bin/sh", "-c", command).run();
  }
}
