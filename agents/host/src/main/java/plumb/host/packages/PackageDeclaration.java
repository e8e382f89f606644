package plumb.host.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import plumb.agent.provider.Declaration;
import plumb.host.packages.DesiredPackage.Tool;

/** Turns parameters into what is wanted of a package. */
final class PackageDeclaration {
  /** Names stand in arguments and in lines of files: white space would end them there. */
  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]+");

  private PackageDeclaration() {}

  /** Reads the parameters of a {@code package}; mistakes go to the declaration. */
  static DesiredPackage read(Declaration declaration, Tool otherwise) {
    Tool tool = tool(declaration, otherwise);
    String ensure = ensure(declaration, tool);
    String mark = declaration.word("mark", List.of("hold", "none"));
    if (mark != null && (ensure.equals("absent") || ensure.equals("purged"))) {
      declaration.problem(
          "You cannot use \"mark\" property while \"ensure\" is one of [\"absent\", \"purged\"]");
    }
    if (mark != null && tool.isOfRpm()) {
      declaration.problem("mark", tool.label() + " cannot hold packages");
    }
    // None of the tools can install once more what is installed, so this changes nothing.
    declaration.flag("reinstall_on_refresh", false);
    String configuration = declaration.word("configfiles", List.of("keep", "replace"), "keep");
    return new DesiredPackage(
        name(declaration),
        tool,
        ensure,
        mark == null ? null : mark.equals("hold"),
        declaration.text("source"),
        options(declaration, "install_options"),
        configuration.equals("keep"),
        declaration.path("responsefile"),
        declaration.flag("allow_virtual", tool.isOfRpm()),
        declaration.flag("allowcdrom", false),
        uninstallOptions(declaration, tool),
        installOnly(declaration, tool));
  }

  private static String name(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.startsWith("-") || !NAME.matcher(name).matches()) {
      declaration.problem("name", "'" + name + "' is no name of a package");
    }
    return name;
  }

  private static String ensure(Declaration declaration, Tool tool) {
    String ensure = declaration.text("ensure", "present");
    return switch (ensure) {
      case "installed" -> "present";
      case "held" -> {
        declaration.problem("ensure", "'held' is no state of a package; set mark => hold");
        yield "present";
      }
      case "disabled" -> {
        declaration.problem("ensure", tool.label() + " cannot disable a package");
        yield "present";
      }
      case "purged" -> {
        if (tool == Tool.RPM) {
          declaration.problem(
              "ensure", "Provider rpm must have features 'purgeable' to set 'ensure' to 'purged'");
        }
        yield ensure;
      }
      default -> ensure;
    };
  }

  private static Tool tool(Declaration declaration, Tool otherwise) {
    String provider = declaration.text("provider", otherwise.label());
    for (Tool tool : Tool.values()) {
      if (tool.label().equals(provider)) {
        return tool;
      }
    }
    declaration.problem(
        "provider",
        "'" + provider + "' cannot be used for packages here; apt, dpkg, dnf and rpm can");
    return otherwise;
  }

  private static List<String> uninstallOptions(Declaration declaration, Tool tool) {
    List<String> options = options(declaration, "uninstall_options");
    if (!options.isEmpty() && tool != Tool.RPM) {
      declaration.problem("uninstall_options", "only rpm takes options for removing packages");
    }
    return options;
  }

  private static boolean installOnly(Declaration declaration, Tool tool) {
    boolean only = declaration.flag("install_only", false);
    if (only && !tool.isOfRpm()) {
      declaration.problem("install_only", tool.label() + " installs no version beside another");
    }
    return only;
  }

  /** Options are strings, or hashes whose entries become {@code key=value} in order of keys. */
  private static List<String> options(Declaration declaration, String parameter) {
    List<String> options = new ArrayList<>();
    Object value = declaration.value(parameter);
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
        declaration.problem(parameter, "expects strings and hashes");
      }
    }
    return options;
  }
}
