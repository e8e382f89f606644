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

/** Manages Debian packages ({@code package}). */
public final class PackageProvider implements Provider<DesiredPackage, PackageState> {
  private final DpkgDatabase database = new DpkgDatabase();
  private final AptCandidates candidates = new AptCandidates();
  private final AptCommands commands = new AptCommands();

  @Override
  public String name(DesiredPackage desired) {
    return desired.tool().label();
  }

  @Override
  public DesiredPackage desire(Declaration declaration) {
    return PackageDeclaration.read(declaration);
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
    for (DesiredPackage one : all) {
      if (one.ensure().equals("latest") && one.tool() == Tool.APT) {
        candidates.want(one.name());
      }
    }
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    return database.installed().stream()
        .map(name -> new Generated("Package", name, Map.of()))
        .toList();
  }

  @Override
  public PackageState observe(DesiredPackage desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
      throw new ProviderException("Packages can only be managed where dpkg is installed");
    }
    DpkgEntry entry =
        desired.allowVirtual()
            ? database.findProviding(desired.name())
            : database.find(desired.name());
    if (entry == null) {
      return new PackageState(
          desired.name(), null, false, false, candidate(desired, desired.name()));
    }
    String name = entry.name();
    if (!desired.name().equals(name) && !desired.name().startsWith(name + ":")) {
      log.info("Package " + desired.name() + " is virtual, defaulting to " + name);
    } else {
      name = desired.name();
    }
    if (!entry.flag().equals("ok")) {
      throw new ProviderException(
          "Package %s, version %s is in error state: %s"
              .formatted(name, entry.version(), entry.flag()));
    }
    DpkgEntry.Presence presence = entry.presence();
    return new PackageState(
        name,
        presence == DpkgEntry.Presence.INSTALLED ? entry.version() : null,
        presence == DpkgEntry.Presence.ABSENT,
        entry.isHeld(),
        candidate(desired, name));
  }

  private @Nullable String candidate(DesiredPackage desired, String name)
      throws ProviderException, IOException, InterruptedException {
    if (!desired.ensure().equals("latest")) {
      return null;
    }
    return desired.tool() == Tool.APT ? candidates.find(name) : commands.versionOf(desired);
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

  private static boolean isInSync(DesiredPackage desired, PackageState observed) {
    String version = observed.version();
    return switch (desired.ensure()) {
      case "present" -> version != null;
      case "absent" -> version == null;
      case "purged" -> version == null && !observed.configured();
      case "latest" ->
          version != null && (observed.candidate() == null || version.equals(observed.candidate()));
      default -> version != null && satisfies(version, desired.ensure());
    };
  }

  private static boolean satisfies(String version, String wanted) {
    VersionRange range = VersionRange.parse(wanted);
    DebianVersion installed = DebianVersion.parse(version);
    return version.equals(wanted) || range != null && installed != null && range.admits(installed);
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
    if (change.property().equals("mark")) {
      commands.select(observed.name(), Boolean.TRUE.equals(desired.hold()) ? "hold" : "install");
      commands.markManual(observed.name());
      return;
    }
    switch (desired.ensure()) {
      case "absent" -> commands.remove(desired, observed, false, log);
      case "purged" -> commands.remove(desired, observed, true, log);
      case "present" -> commands.install(desired, observed, log);
      default -> update(desired, observed, log);
    }
  }

  private void update(DesiredPackage desired, PackageState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    try {
      commands.install(desired, observed, log);
    } catch (ProviderException e) {
      throw new ProviderException("Could not update: " + e.getMessage(), e);
    }
    if (desired.source() != null && desired.version() != null) {
      DpkgEntry entry = database.find(observed.name());
      String version = entry == null ? "absent" : entry.version();
      if (!satisfies(version, desired.ensure())) {
        throw new ProviderException(
            "Failed to update to version %s, got version %s instead"
                .formatted(desired.ensure(), version));
      }
    }
  }
}
