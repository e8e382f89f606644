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
 * @param installOptions further arguments for apt-get
 * @param keepConfiguration whether files that were edited stay when a new version brings its own
 * @param responseFile answers to questions that packages ask, or null
 * @param allowVirtual whether the name may be that of a virtual package
 * @param allowCdrom whether apt may install although a CD is among its sources
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
    boolean allowCdrom) {

  /** The programs that manage packages. */
  enum Tool {
    APT("apt"),
    DPKG("dpkg");

    private final String label;

    Tool(String label) {
      this.label = label;
    }

    String label() {
      return label;
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
