package plumb.host.services;

import java.io.IOException;
import java.util.Collection;
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
import plumb.host.services.DesiredService.Enable;
import plumb.host.services.DesiredService.Manager;

/** Manages services ({@code service}), by what the machine has for them. */
public final class ServiceProvider implements Provider<DesiredService, ServiceState> {
  private final Manager ofMachine = Manager.ofMachine();
  private final ServiceManager systemd;
  private final ServiceManager scripts = new InitScripts();

  public ServiceProvider(ProviderContext context) {
    systemd = new SystemdServices(context);
  }

  private ServiceManager manager(DesiredService desired) {
    return desired.manager() == Manager.SYSTEMD ? systemd : scripts;
  }

  @Override
  public String name(DesiredService desired) {
    return desired.manager().label();
  }

  @Override
  public DesiredService desire(Declaration declaration) {
    return ServiceDeclaration.read(declaration, ofMachine);
  }

  @Override
  public @Nullable String identity(DesiredService desired) {
    return desired.name();
  }

  @Override
  public void prefetch(Collection<DesiredService> all) throws IOException, InterruptedException {
    List<DesiredService> units =
        all.stream().filter(one -> one.manager() == Manager.SYSTEMD).toList();
    if (!units.isEmpty()) {
      systemd.announce(units);
    }
  }

  @Override
  public ServiceState observe(DesiredService desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return manager(desired).observe(desired);
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
    if (change.property().equals("ensure")) {
      if (Boolean.TRUE.equals(desired.running())) {
        manager(desired).start(desired);
      } else {
        manager(desired).stop(desired);
      }
      if (desired.enable() != null) {
        // Starting may have unmasked it, and a unit may come into being while another is started.
        enableUnlessInSync(desired, observe(desired, log));
      }
    } else {
      enableUnlessInSync(desired, observed);
    }
  }

  private void enableUnlessInSync(DesiredService desired, ServiceState observed)
      throws ProviderException, IOException, InterruptedException {
    Enable enable = desired.enable();
    if (enable != null && !observed.isEnableInSync(enable)) {
      manager(desired).enable(desired, enable);
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
    manager(desired).restart(desired);
  }
}
