package plumb.host.services;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.host.services.DesiredService.Enable;
import plumb.host.services.DesiredService.Manager;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** Turns parameters into what is wanted of a service. */
final class ServiceDeclaration {
  private ServiceDeclaration() {}

  /** Reads the parameters of a {@code service}; mistakes go to the declaration. */
  static DesiredService read(Declaration declaration, Manager otherwise) {
    Manager manager = manager(declaration, otherwise);
    String name = name(declaration, manager);
    return new DesiredService(
        name,
        running(declaration),
        enable(declaration, manager),
        declaration.text("start"),
        declaration.text("stop"),
        declaration.text("restart"),
        declaration.text("status"),
        declaration.title(),
        manager,
        declaration.flag("hasstatus", true),
        declaration.flag("hasrestart", false),
        pattern(declaration, name),
        paths(declaration));
  }

  private static Manager manager(Declaration declaration, Manager otherwise) {
    String provider = declaration.text("provider", otherwise.label());
    for (Manager manager : Manager.values()) {
      if (manager.label().equals(provider)) {
        return manager;
      }
    }
    declaration.problem(
        "provider",
        "'" + provider + "' cannot be used for services here; systemd, debian and init can");
    return otherwise;
  }

  /** What is no regular expression is one if it was given as such, and a plain text otherwise. */
  private static Regex pattern(Declaration declaration, String name) {
    String given = declaration.text("pattern");
    String binary = declaration.text("binary");
    String plain = binary == null ? name : binary;
    if (given == null && declaration.flag("hasstatus", true)) {
      return Regex.of(Regex.escape(plain));
    }
    Regex regex = Regex.of(given == null ? plain : given);
    try {
      regex.validate();
      return regex;
    } catch (EvaluationException e) {
      if (given != null) {
        declaration.problem("pattern", String.valueOf(e.getMessage()));
      }
      return Regex.of(Regex.escape(plain));
    }
  }

  private static List<String> paths(Declaration declaration) {
    List<String> given = declaration.texts("path");
    if (given == null) {
      return List.of("/etc/init.d");
    }
    return given.stream().flatMap(path -> Stream.of(path.split(":"))).toList();
  }

  private static String name(Declaration declaration, Manager manager) {
    String name = declaration.text("name", declaration.title());
    // Units may start with a hyphen; the programs for init scripts would take it for an option.
    boolean isOption = manager != Manager.SYSTEMD && name.startsWith("-");
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || isOption) {
      declaration.problem("name", "'" + name + "' is no name of a service");
    }
    return name;
  }

  private static @Nullable Boolean running(Declaration declaration) {
    String ensure = declaration.word("ensure", List.of("stopped", "running", "true", "false"));
    return ensure == null ? null : ensure.equals("running") || ensure.equals("true");
  }

  private static @Nullable Enable enable(Declaration declaration, Manager manager) {
    String enable =
        declaration.word("enable", List.of("true", "false", "manual", "mask", "delayed"));
    if (enable == null) {
      return null;
    }
    if (manager == Manager.INIT) {
      declaration.problem("enable", "nothing is known of how this system enables init scripts");
      return null;
    }
    return switch (enable) {
      case "true" -> Enable.TRUE;
      case "false" -> Enable.FALSE;
      default -> {
        if (enable.equals("mask") && manager == Manager.SYSTEMD) {
          yield Enable.MASK;
        }
        declaration.problem("enable", manager.label() + " has no '" + enable + "' start");
        yield null;
      }
    };
  }
}
