package plumb.host.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumb.agent.provider.Declaration;
import plumb.host.packages.DesiredPackage.Tool;

/** Turns parameters into what is wanted of a package. */
final class PackageDeclaration {
  private PackageDeclaration() {}

  /** Reads the parameters of a {@code package}; mistakes go to the declaration. */
  static DesiredPackage read(Declaration declaration) {
    String ensure = ensure(declaration);
    String mark = declaration.word("mark", List.of("hold", "none"));
    if (mark != null && (ensure.equals("absent") || ensure.equals("purged"))) {
      declaration.problem(
          "You cannot use \"mark\" property while \"ensure\" is one of [\"absent\", \"purged\"]");
    }
    // Neither apt nor dpkg can install once more what is installed, so this changes nothing.
    declaration.flag("reinstall_on_refresh", false);
    String configuration = declaration.word("configfiles", List.of("keep", "replace"), "keep");
    return new DesiredPackage(
        name(declaration),
        tool(declaration),
        ensure,
        mark == null ? null : mark.equals("hold"),
        declaration.text("source"),
        options(declaration),
        configuration.equals("keep"),
        declaration.path("responsefile"),
        declaration.flag("allow_virtual", false),
        declaration.flag("allowcdrom", false));
  }

  private static String name(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.isEmpty() || name.startsWith("-") || name.indexOf(' ') >= 0) {
      declaration.problem("name", "'" + name + "' is no name of a package");
    }
    return name;
  }

  private static String ensure(Declaration declaration) {
    String ensure = declaration.text("ensure", "present");
    return switch (ensure) {
      case "installed" -> "present";
      case "held" -> {
        declaration.problem("ensure", "'held' is no state of a package; set mark => hold");
        yield "present";
      }
      case "disabled" -> {
        declaration.problem("ensure", "apt and dpkg cannot disable a package");
        yield "present";
      }
      default -> ensure;
    };
  }

  private static Tool tool(Declaration declaration) {
    String provider = declaration.text("provider", "apt");
    return switch (provider) {
      case "apt" -> Tool.APT;
      case "dpkg" -> Tool.DPKG;
      default -> {
        declaration.problem(
            "provider", "'" + provider + "' cannot be used for packages here; apt and dpkg can");
        yield Tool.APT;
      }
    };
  }

  /** Options are strings, or hashes whose entries become {@code key=value} in order of keys. */
  private static List<String> options(Declaration declaration) {
    List<String> options = new ArrayList<>();
    Object value = declaration.value("install_options");
    if (value == null) {
      return options;
    }
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof String text) {
        options.add(text);
      } else if (item instanceof Map<?, ?> map) {
        Map<String, String> sorted = new TreeMap<>();
        map.forEach((key, option) -> sorted.put(String.valueOf(key), String.valueOf(option)));
        sorted.forEach((key, option) -> options.add(key + "=" + option));
      } else {
        declaration.problem("install_options", "expects strings and hashes");
      }
    }
    return options;
  }
}
