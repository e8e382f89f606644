package plumb.host.packages;

/**
 * What dpkg knows of one package.
 *
 * @param want what the administrator selected: install, hold, deinstall or purge
 * @param flag ok, or what is broken
 * @param status how far it is installed: installed, config-files, not-installed, ...
 * @param provides names of virtual packages, as in the control file
 */
record DpkgEntry(
    String name,
    String architecture,
    String want,
    String flag,
    String status,
    String version,
    String provides) {

  /** What the absence of a package is called: nothing is left of it, or its configuration is. */
  enum Presence {
    INSTALLED,
    ABSENT,
    PURGED
  }

  Presence presence() {
    return switch (status) {
      case "not-installed" -> Presence.PURGED;
      case "config-files", "half-installed", "unpacked", "half-configured" -> Presence.ABSENT;
      default -> Presence.INSTALLED;
    };
  }

  boolean isHeld() {
    return want.equals("hold");
  }

  boolean isProviding(String virtualName) {
    for (String item : provides.split(",")) {
      if (item.strip().split(" ", 2)[0].equals(virtualName)) {
        return true;
      }
    }
    return false;
  }
}
