package plumb.host.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.packages.DesiredPackage.Tool;

/** Packages of Debian and its kin, changed by apt and dpkg. */
final class DebianPackages implements PackageManager {
  private final DpkgDatabase database = new DpkgDatabase();
  private final AptCandidates candidates = new AptCandidates();
  private final AptCommands commands = new AptCommands();

  @Override
  public void announce(Collection<DesiredPackage> all) {
    for (DesiredPackage one : all) {
      if (one.ensure().equals("latest") && one.tool() == Tool.APT) {
        candidates.want(one.name());
      }
    }
  }

  @Override
  public List<String> installed() throws ProviderException, IOException, InterruptedException {
    return database.installed();
  }

  @Override
  public PackageState observe(DesiredPackage desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
      throw new ProviderException("Packages of Debian can only be managed where dpkg is installed");
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
  public boolean satisfies(String installed, DesiredPackage desired) {
    VersionRange<DebianVersion> range = VersionRange.parse(desired.ensure(), DebianVersion::parse);
    DebianVersion version = DebianVersion.parse(installed);
    return installed.equals(desired.ensure())
        || range != null && version != null && range.admits(version);
  }

  @Override
  public void install(DesiredPackage desired, PackageState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    commands.install(desired, observed, log);
    if (desired.source() != null && desired.version() != null) {
      DpkgEntry entry = database.find(observed.name());
      String version = entry == null ? "absent" : entry.version();
      if (!satisfies(version, desired)) {
        throw new ProviderException(
            "Failed to update to version %s, got version %s instead"
                .formatted(desired.ensure(), version));
      }
    }
  }

  @Override
  public void remove(DesiredPackage desired, PackageState observed, boolean purge, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    commands.remove(desired, observed, purge, log);
  }

  @Override
  public void hold(PackageState observed, boolean hold)
      throws ProviderException, IOException, InterruptedException {
    commands.select(observed.name(), hold ? "hold" : "install");
    commands.markManual(observed.name());
  }
}
