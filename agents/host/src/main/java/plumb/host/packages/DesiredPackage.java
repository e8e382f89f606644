package plumb.host.packages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a package.
 *
 * @param tool what changes it
 * @param ensure present, absent, purged, latest, or a version or range of versions
 * @param hold whether its version is to be kept by whoever upgrades; null when not managed
 * @param source a package file to install from, or null
 * @param installOptions further arguments for installing
 * @param keepConfiguration whether files that were edited stay when a new version brings its own
 * @param responseFile answers to questions that packages ask, or null
 * @param allowVirtual whether the name may be that of a virtual package
 * @param allowCdrom whether apt may install although a CD is among its sources
 * @param uninstallOptions further arguments for removing with rpm
 * @param installOnly whether new versions are installed beside old ones, as those of kernels
 */
record DesiredPackage(
    String name,
    Tool tool,
    String ensure,
    @Nullable Boolean hold,
    @Nullable String source,
    List<String> installOptions,
    boolean keepConfiguration,
    @Nullable String responseFile,
    boolean allowVirtual,
    boolean allowCdrom,
    List<String> uninstallOptions,
    boolean installOnly) {

  /** The programs that manage packages. */
  enum Tool {
    APT("apt"),
    DPKG("dpkg"),
    DNF("dnf"),
    RPM("rpm");

    private final String label;

    Tool(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** Returns whether it manages packages of RPM, and not those of Debian. */
    boolean isOfRpm() {
      return this == DNF || this == RPM;
    }
  }

  boolean wantsInstalled() {
    return !ensure.equals("absent") && !ensure.equals("purged");
  }

  /** Returns the version or range of versions that is wanted; null when any will do. */
  @Nullable String version() {
    return switch (ensure) {
      case "present", "latest", "absent", "purged" -> null;
      default -> ensure;
    };
  }
}
