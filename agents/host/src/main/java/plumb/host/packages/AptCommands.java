package plumb.host.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** Changes packages by apt and dpkg, never asking anybody anything. */
final class AptCommands {
  private static final String APT_GET = "/usr/bin/apt-get";
  private static final String DPKG = "/usr/bin/dpkg";

  /** Installing may download and compile; what hangs for longer hangs for ever. */
  private static final Duration TIMEOUT = Duration.ofHours(2);

  private static final Pattern CDROM = Pattern.compile("^[^#]*cdrom:", Pattern.MULTILINE);

  /** Installs a package, or changes its version. */
  void install(DesiredPackage wanted, PackageState found, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    preseed(wanted, log);
    if (found.held()) {
      select(found.name(), "install");
    }
    try {
      must(
          wanted.tool() == DesiredPackage.Tool.DPKG
              ? dpkgInstallation(wanted)
              : aptInstallation(wanted, found.name()));
    } finally {
      if (Boolean.TRUE.equals(wanted.hold())) {
        select(found.name(), "hold");
      }
    }
  }

  private List<String> aptInstallation(DesiredPackage wanted, String name)
      throws ProviderException, IOException, InterruptedException {
    refuseCdrom(wanted);
    List<String> command = apt();
    command.add("-o");
    command.add(
        "DPkg::Options::=" + (wanted.keepConfiguration() ? "--force-confold" : "--force-confnew"));
    String version = wanted.version();
    if (version != null) {
      // A version that is asked for may be older, and asking for it overrules a hold.
      command.add("--allow-downgrades");
      command.add("--allow-change-held-packages");
    }
    command.addAll(wanted.installOptions());
    command.add("install");
    if (wanted.source() != null) {
      command.add(wanted.source());
    } else {
      command.add(version == null ? name : name + "=" + best(name, version));
    }
    return command;
  }

  private static List<String> dpkgInstallation(DesiredPackage wanted) throws ProviderException {
    if (wanted.source() == null) {
      throw new ProviderException("You cannot install dpkg packages without a source");
    }
    return List.of(
        DPKG,
        wanted.keepConfiguration() ? "--force-confold" : "--force-confnew",
        "-i",
        wanted.source());
  }

  /** Returns the newest available version in a range; what is no range stands for itself. */
  private static String best(String name, String version)
      throws ProviderException, IOException, InterruptedException {
    VersionRange<DebianVersion> range = VersionRange.parse(version, DebianVersion::parse);
    if (range == null || !range.isOpen()) {
      return version;
    }
    DebianVersion best = null;
    String text = version;
    for (String line : must(List.of("/usr/bin/apt-cache", "madison", name)).lines().toList()) {
      String[] fields = line.split("\\|");
      DebianVersion candidate = fields.length > 1 ? DebianVersion.parse(fields[1].strip()) : null;
      boolean better = best == null || candidate != null && candidate.compareTo(best) > 0;
      if (candidate != null && better && range.admits(candidate)) {
        best = candidate;
        text = fields[1].strip();
      }
    }
    return text;
  }

  /** Returns the version that is in a package file. */
  @Nullable String versionOf(DesiredPackage wanted)
      throws ProviderException, IOException, InterruptedException {
    if (wanted.source() == null) {
      throw new ProviderException(
          "Could not update: You cannot install dpkg packages without a source");
    }
    return must(List.of("/usr/bin/dpkg-deb", "--field", wanted.source(), "Version")).strip();
  }

  /** Removes a package; its configuration stays unless {@code purge}. */
  void remove(DesiredPackage wanted, PackageState found, boolean purge, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    preseed(wanted, log);
    if (wanted.tool() == DesiredPackage.Tool.DPKG) {
      must(List.of(DPKG, purge ? "--purge" : "-r", found.name()));
      return;
    }
    List<String> command = apt();
    if (found.held()) {
      command.add("--allow-change-held-packages");
    }
    command.add("remove");
    if (purge) {
      command.add("--purge");
    }
    command.add(found.name());
    must(command);
  }

  /** Sets what the administrator selects for a package: hold or install. */
  void select(String name, String selection)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        Command.of(DPKG, "--set-selections").reading(name + " " + selection + "\n").run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }

  /** Marks a package as wanted for itself and not for one that depends on it. */
  void markManual(String name) throws ProviderException, IOException, InterruptedException {
    must(List.of("/usr/bin/apt-mark", "manual", name));
  }

  private static void preseed(DesiredPackage wanted, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    @Nullable String file = wanted.responseFile();
    if (file != null && Files.exists(Path.of(file))) {
      log.info("Preseeding " + file + " to debconf-set-selections");
      must(List.of("/usr/bin/debconf-set-selections", file));
    }
  }

  private static void refuseCdrom(DesiredPackage wanted) throws ProviderException, IOException {
    Path sources = Path.of("/etc/apt/sources.list");
    if (!wanted.allowCdrom()
        && Files.exists(sources)
        && CDROM.matcher(Files.readString(sources)).find()) {
      throw new ProviderException(
          "/etc/apt/sources.list contains a cdrom source; not installing."
              + "  Use 'allowcdrom' to override this failure.");
    }
  }

  /** Another package manager may be at work for a short time; one that stays makes this fail. */
  private static List<String> apt() {
    return new ArrayList<>(List.of(APT_GET, "-q", "-y", "-o", "DPkg::Lock::Timeout=60"));
  }

  private static String must(List<String> command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        Command.of(command)
            .with("DEBIAN_FRONTEND", "noninteractive")
            .with("APT_LISTBUGS_FRONTEND", "none")
            .with("APT_LISTCHANGES_FRONTEND", "none")
            .within(TIMEOUT)
            .run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
    return result.output();
  }
}
