package plumb.host.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.packages.DesiredPackage.Tool;

/** Packages of Red Hat, Fedora and their kin, changed by rpm and dnf. */
final class RpmPackages implements PackageManager {
  private final RpmDatabase database = new RpmDatabase();
  private final DnfUpdates updates = new DnfUpdates();
  private final RpmCommands commands = new RpmCommands();

  @Override
  public List<String> installed() throws ProviderException, IOException, InterruptedException {
    return database.names();
  }

  @Override
  public PackageState observe(DesiredPackage desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String program = desired.tool() == Tool.RPM ? RpmCommands.RPM : RpmCommands.DNF;
    if (!Files.isExecutable(Path.of(program))) {
      throw new ProviderException("There is no " + program);
    }
    List<RpmEntry> entries = find(desired);
    String version = entries.isEmpty() ? null : RpmEntry.versions(entries);
    String name = entries.isEmpty() ? desired.name() : entries.get(0).name();
    // rpm leaves nothing that could be purged, and dnf's purging is another way of removing.
    boolean remains = version == null && desired.tool() == Tool.RPM;
    return new PackageState(name, version, remains, false, candidate(desired, version, log));
  }

  private List<RpmEntry> find(DesiredPackage desired)
      throws ProviderException, IOException, InterruptedException {
    List<RpmEntry> entries = database.find(desired.name());
    if (entries.isEmpty() && desired.allowVirtual()) {
      entries = database.findProviding(desired.name());
    }
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    if (names.size() > 1) {
      throw new ProviderException(
          "Several packages provide " + desired.name() + ": " + String.join(", ", names));
    }
    return entries;
  }

  private @Nullable String candidate(
      DesiredPackage desired, @Nullable String version, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!desired.ensure().equals("latest") || version == null) {
      return null;
    }
    if (desired.tool() == Tool.RPM) {
      try {
        return database.versionOf(RpmCommands.source(desired));
      } catch (ProviderException e) {
        throw new ProviderException("Could not get latest version: " + e.getMessage(), e);
      }
    }
    String update = updates.find(desired, log);
    // It may have come as what another package needs since dnf was asked.
    return update != null && isOlder(version, update) ? update : null;
  }

  private static boolean isOlder(String installed, String update) {
    RpmVersion other = RpmVersion.parse(update);
    return RpmEntry.split(installed).stream()
        .allMatch(one -> RpmVersion.parse(one).compareTo(other) < 0);
  }

  @Override
  public boolean satisfies(String installed, DesiredPackage desired) {
    List<String> versions = RpmEntry.split(installed);
    if (installed.equals(desired.ensure())) {
      return true;
    }
    if (versions.size() > 1 && !desired.installOnly()) {
      return false;
    }
    VersionRange<RpmVersion> range = range(desired);
    RpmVersion wanted = RpmVersion.parse(desired.ensure());
    return versions.stream()
        .map(RpmVersion::parse)
        .anyMatch(one -> range == null ? wanted.compareToInstalled(one) == 0 : range.admits(one));
  }

  /** Returns the range of versions that is wanted; null where it is one version. */
  private static @Nullable VersionRange<RpmVersion> range(DesiredPackage desired) {
    if (desired.tool() == Tool.RPM) {
      return null;
    }
    VersionRange<RpmVersion> range = VersionRange.parse(desired.ensure(), RpmVersion::parse);
    return range == null || !range.isOpen() ? null : range;
  }

  @Override
  public void install(DesiredPackage desired, PackageState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (desired.tool() == Tool.RPM) {
      commands.installFile(desired, observed);
    } else if (desired.version() == null) {
      boolean upgrades = desired.ensure().equals("latest") && observed.version() != null;
      boolean fromFile = desired.ensure().equals("present") && desired.source() != null;
      commands.dnf(
          desired,
          upgrades ? "upgrade" : "install",
          fromFile ? RpmCommands.source(desired) : desired.name());
    } else {
      installVersion(desired, observed);
    }
  }

  private void installVersion(DesiredPackage desired, PackageState observed)
      throws ProviderException, IOException, InterruptedException {
    String version = desired.ensure();
    String what = desired.source();
    if (what == null) {
      version = best(desired);
      what = withVersion(desired.name(), version);
    }
    commands.dnf(desired, operation(desired, observed, version), what);
    List<RpmEntry> entries = find(desired);
    if (entries.isEmpty()) {
      throw new ProviderException("Could not find package " + desired.name());
    }
    String installed = RpmEntry.versions(entries);
    if (!satisfies(installed, desired)) {
      throw new ProviderException(
          "Failed to update to version %s, got version %s instead".formatted(version, installed));
    }
  }

  private String best(DesiredPackage desired)
      throws ProviderException, IOException, InterruptedException {
    VersionRange<RpmVersion> range = range(desired);
    if (range == null) {
      return desired.ensure();
    }
    RpmVersion best = commands.best(desired, range);
    if (best == null) {
      throw new ProviderException(
          "No version of " + desired.name() + " that is available is " + desired.ensure());
    }
    return best.toString();
  }

  /** An architecture in the name belongs behind the version. */
  private static String withVersion(String name, String version) {
    String bare = RpmVersion.withoutArchitecture(name);
    return bare + "-" + version + name.substring(bare.length());
  }

  private static String operation(DesiredPackage desired, PackageState observed, String version) {
    String installed = observed.version();
    if (installed == null) {
      return "install";
    }
    if (desired.installOnly()) {
      return "upgrade";
    }
    List<String> versions = RpmEntry.split(installed);
    String newest = versions.get(versions.size() - 1);
    int order = RpmVersion.parse(version).compareToInstalled(RpmVersion.parse(newest));
    if (order == 0) {
      return "install";
    }
    return order < 0 ? "downgrade" : "upgrade";
  }

  @Override
  public void remove(DesiredPackage desired, PackageState observed, boolean purge, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (purge) {
      commands.purge(desired.name());
    } else {
      commands.erase(desired, observed, find(desired));
    }
  }

  @Override
  public void hold(PackageState observed, boolean hold) throws ProviderException {
    throw new ProviderException("rpm and dnf hold no packages");
  }
}
