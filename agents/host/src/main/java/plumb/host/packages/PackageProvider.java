package plumb.host.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;
import plumb.host.packages.DesiredPackage.Tool;

/** Manages packages ({@code package}), by default those of the distribution. */
public final class PackageProvider implements Provider<DesiredPackage, PackageState> {
  /** Fedora, Red Hat Enterprise Linux and all that are made of them have it, and no others. */
  private static final Path MARK_OF_RED_HAT = Path.of("/etc/system-release");

  private final Tool otherwise = Files.exists(MARK_OF_RED_HAT) ? Tool.DNF : Tool.APT;
  private final PackageManager debian = new DebianPackages();
  private final PackageManager rpm = new RpmPackages();

  private PackageManager manager(Tool tool) {
    return tool.isOfRpm() ? rpm : debian;
  }

  @Override
  public String name(DesiredPackage desired) {
    return desired.tool().label();
  }

  @Override
  public DesiredPackage desire(Declaration declaration) {
    return PackageDeclaration.read(declaration, otherwise);
  }

  @Override
  public @Nullable String identity(DesiredPackage desired) {
    return desired.name();
  }

  @Override
  public void relate(DesiredPackage desired, Relations relations) {
    if (desired.responseFile() != null) {
      relations.require("File", desired.responseFile());
    }
    if (desired.source() != null && desired.source().startsWith("/")) {
      relations.require("File", desired.source());
    }
  }

  @Override
  public void prefetch(Collection<DesiredPackage> all) {
    debian.announce(all);
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    return manager(otherwise).installed().stream()
        .map(name -> new Generated("Package", name, Map.of()))
        .toList();
  }

  @Override
  public PackageState observe(DesiredPackage desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return manager(desired.tool()).observe(desired, log);
  }

  @Override
  public List<String> auditable() {
    return List.of("ensure");
  }

  @Override
  public Map<String, Object> audit(
      DesiredPackage desired, PackageState observed, Set<String> properties) {
    return Map.of("ensure", observed.ensure());
  }

  @Override
  public List<Change> diff(DesiredPackage desired, PackageState observed) {
    if (!isInSync(desired, observed)) {
      return List.of(ensureChange(desired, observed));
    }
    Boolean hold = desired.hold();
    if (hold != null && observed.version() != null && hold != observed.held()) {
      return List.of(Change.of("mark", mark(observed.held()), mark(hold)));
    }
    return List.of();
  }

  private static String mark(boolean held) {
    return held ? "hold" : "none";
  }

  private boolean isInSync(DesiredPackage desired, PackageState observed) {
    String version = observed.version();
    return switch (desired.ensure()) {
      case "present" -> version != null;
      case "absent" -> version == null;
      case "purged" -> version == null && !observed.remains();
      case "latest" ->
          version != null && (observed.candidate() == null || version.equals(observed.candidate()));
      default -> version != null && manager(desired.tool()).satisfies(version, desired);
    };
  }

  private static Change ensureChange(DesiredPackage desired, PackageState observed) {
    String current = observed.ensure();
    String wanted = desired.ensure();
    // What is to be the latest shows as the version that this is, once anything is installed.
    String shown =
        observed.version() != null && observed.candidate() != null ? observed.candidate() : wanted;
    Change change = Change.of("ensure", current, wanted, Shown.value(current), Shown.value(shown));
    return switch (wanted) {
      case "purged" -> change.message("purged").event("package_purged");
      case "absent" -> change.message("removed").event("package_removed");
      case "present" -> change.message("created").event("package_installed");
      default ->
          change
              .message(
                  observed.version() == null
                      ? "created"
                      : "ensure changed " + change.currentText() + " to " + change.desiredText())
              .event("package_changed");
    };
  }

  @Override
  public void apply(DesiredPackage desired, PackageState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    PackageManager manager = manager(desired.tool());
    if (change.property().equals("mark")) {
      manager.hold(observed, Boolean.TRUE.equals(desired.hold()));
      return;
    }
    switch (desired.ensure()) {
      case "absent" -> manager.remove(desired, observed, false, log);
      case "purged" -> manager.remove(desired, observed, true, log);
      case "present" -> manager.install(desired, observed, log);
      default -> update(manager, desired, observed, log);
    }
  }

  private static void update(
      PackageManager manager, DesiredPackage desired, PackageState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    try {
      manager.install(desired, observed, log);
    } catch (ProviderException e) {
      throw new ProviderException("Could not update: " + e.getMessage(), e);
    }
  }
}
