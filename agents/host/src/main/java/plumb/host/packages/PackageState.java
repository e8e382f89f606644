package plumb.host.packages;

import org.jspecify.annotations.Nullable;

/**
 * What was found of a package.
 *
 * @param name its real name, where a virtual one was given
 * @param version the installed version, or null
 * @param remains whether something of it is left or, as with rpm, may be: it is not purged
 * @param held whether its version is kept
 * @param candidate the version that an upgrade would bring; null when not asked for or none
 */
record PackageState(
    String name,
    @Nullable String version,
    boolean remains,
    boolean held,
    @Nullable String candidate) {

  /** Returns the value of the property {@code ensure}: a version, absent or purged. */
  String ensure() {
    if (version != null) {
      return version;
    }
    return remains ? "absent" : "purged";
  }
}
