package plumb.host.packages;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Changes packages of RPM, by rpm from files and by dnf from repositories. */
final class RpmCommands {
  static final String RPM = "/usr/bin/rpm";
  static final String DNF = "/usr/bin/dnf";

  /** Installing may download a lot; what hangs for longer hangs for ever. */
  private static final Duration TIMEOUT = Duration.ofHours(2);

  /** Installs the package of a file in place of what is there. */
  void installFile(DesiredPackage wanted, PackageState found)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(RPM));
    command.addAll(found.version() == null ? List.of("-i") : List.of("-U", "--oldpackage"));
    command.addAll(wanted.installOptions());
    command.add(source(wanted));
    must(command);
  }

  /** Returns the file to install from. */
  static String source(DesiredPackage wanted) throws ProviderException {
    if (wanted.source() == null) {
      throw new ProviderException("RPMs must specify a package source");
    }
    return wanted.source();
  }

  /** Removes a package alone: one that others need stays, and the command fails. */
  void erase(DesiredPackage wanted, PackageState found, List<RpmEntry> entries)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(RPM, "-e"));
    command.addAll(wanted.uninstallOptions());
    command.addAll(labels(wanted, found, entries));
    must(command);
  }

  /** What to remove: as exactly as the manifest names it, and no other version than that. */
  private static List<String> labels(
      DesiredPackage wanted, PackageState found, List<RpmEntry> entries) {
    for (RpmEntry entry : entries) {
      if (!wanted.name().equals(entry.name()) && entry.labels().contains(wanted.name())) {
        return List.of(wanted.name());
      }
    }
    if (!wanted.installOnly() || found.version() == null) {
      return List.of(found.name());
    }
    return RpmEntry.split(found.version()).stream()
        .map(version -> found.name() + "-" + version)
        .toList();
  }

  /** Installs, upgrades or downgrades by dnf; returns what it said. */
  void dnf(DesiredPackage wanted, String operation, String what)
      throws ProviderException, IOException, InterruptedException {
    if (!wanted.allowVirtual()) {
      must(quiet(wanted, "list", wanted.name()));
    }
    must(quiet(wanted, operation, what));
  }

  private static List<String> quiet(DesiredPackage wanted, String operation, String what) {
    List<String> command = new ArrayList<>(List.of(DNF, "-d", "0", "-e", "1", "-y"));
    command.addAll(wanted.installOptions());
    command.add(operation);
    command.add(what);
    return command;
  }

  /** Removes a package, what depends on it, and what nothing depends on any more. */
  void purge(String name) throws ProviderException, IOException, InterruptedException {
    must(List.of(DNF, "-y", "erase", name));
  }

  /** Returns the newest version of a package that the repositories have in a range, or null. */
  @Nullable RpmVersion best(DesiredPackage wanted, VersionRange<RpmVersion> range)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(DNF, "-q", "repoquery"));
    command.addAll(DnfUpdates.repositories(wanted));
    command.addAll(List.of("--queryformat", "%{evr}\\n", wanted.name()));
    CommandResult result = Command.of(command).within(TIMEOUT).separated().run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
    return result
        .output()
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> RpmVersion.parse(line.strip()))
        .filter(range::admits)
        .max(RpmVersion::compareTo)
        .orElse(null);
  }

  private static void must(List<String> command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = Command.of(command).within(TIMEOUT).run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }
}
