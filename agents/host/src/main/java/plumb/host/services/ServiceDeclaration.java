package plumb.host.services;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.host.services.DesiredService.Enable;

/** Turns parameters into what is wanted of a service. */
final class ServiceDeclaration {
  private ServiceDeclaration() {}

  /** Reads the parameters of a {@code service}; mistakes go to the declaration. */
  static DesiredService read(Declaration declaration) {
    String provider = declaration.text("provider", "systemd");
    if (!provider.equals("systemd")) {
      declaration.problem(
          "provider", "'" + provider + "' cannot be used for services here; systemd can");
    }
    readWhatSystemdKnowsItself(declaration);
    return new DesiredService(
        name(declaration),
        running(declaration),
        enable(declaration),
        declaration.text("start"),
        declaration.text("stop"),
        declaration.text("restart"),
        declaration.text("status"));
  }

  /** These describe init scripts and processes, which systemd needs nobody to describe. */
  private static void readWhatSystemdKnowsItself(Declaration declaration) {
    declaration.flag("hasstatus", true);
    declaration.flag("hasrestart", true);
    declaration.text("binary");
    declaration.text("pattern");
    declaration.texts("path");
  }

  private static String name(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      declaration.problem("name", "'" + name + "' is no name of a unit");
    }
    return name;
  }

  private static @Nullable Boolean running(Declaration declaration) {
    String ensure = declaration.word("ensure", List.of("stopped", "running", "true", "false"));
    return ensure == null ? null : ensure.equals("running") || ensure.equals("true");
  }

  private static @Nullable Enable enable(Declaration declaration) {
    String enable =
        declaration.word("enable", List.of("true", "false", "manual", "mask", "delayed"));
    if (enable == null) {
      return null;
    }
    return switch (enable) {
      case "true" -> Enable.TRUE;
      case "mask" -> Enable.MASK;
      case "false" -> Enable.FALSE;
      default -> {
        declaration.problem("enable", "systemd has no '" + enable + "' start");
        yield null;
      }
    };
  }
}
