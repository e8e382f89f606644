package plumb.host.packages;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One installed package of RPM.
 *
 * @param epoch a number, 0 where the package has none
 */
record RpmEntry(String name, String epoch, String version, String release, String architecture) {
  /** The fields, in the language of rpm's queries. */
  static final String FORMAT = "%{NAME} %|EPOCH?{%{EPOCH}}:{0}| %{VERSION} %{RELEASE} %{ARCH}\\n";

  /** Between the versions of a package that is installed in several. */
  private static final String SEPARATOR = "; ";

  /** Returns the package that a line of a query tells of; null for anything else. */
  static @Nullable RpmEntry parse(String line) {
    String[] words = line.strip().split(" ");
    boolean valid = words.length == 5 && words[1].matches("[0-9]+");
    return valid ? new RpmEntry(words[0], words[1], words[2], words[3], words[4]) : null;
  }

  /** Returns the whole version. */
  String evr() {
    return (epoch.equals("0") ? "" : epoch + ":") + version + "-" + release;
  }

  /** Returns the names under which rpm knows the package. */
  List<String> labels() {
    String versioned = name + "-" + version;
    String released = versioned + "-" + release;
    String suffix = "." + architecture;
    return List.of(name, name + suffix, versioned, versioned + suffix, released, released + suffix);
  }

  /** Returns all different versions of packages of one name, in order of their text. */
  static String versions(List<RpmEntry> entries) {
    TreeSet<String> versions = new TreeSet<>();
    entries.forEach(entry -> versions.add(entry.evr()));
    return String.join(SEPARATOR, versions);
  }

  /** Returns the single versions of what {@link #versions} returned. */
  static List<String> split(String versions) {
    return List.of(versions.split(SEPARATOR));
  }
}
