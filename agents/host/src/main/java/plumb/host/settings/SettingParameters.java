package plumb.host.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.host.settings.DesiredSetting.Display;

/** How parameters that several types share are read. */
final class SettingParameters {
  private SettingParameters() {}

  static Path path(Declaration declaration, @Nullable String path) {
    if (path == null || !path.startsWith("/") || path.indexOf('\0') >= 0) {
      declaration.problem("path", "File paths must be fully qualified, not '" + path + "'");
      return Path.of("/");
    }
    return Path.of(path).normalize();
  }

  /** Returns null where nothing may be shown. */
  static @Nullable Display display(Declaration declaration) {
    List<String> words = List.of("true", "md5", "false");
    return switch (declaration.word("show_diff", words, "true")) {
      case "true" -> Display.PLAIN;
      case "md5" -> Display.DIGEST;
      default -> null;
    };
  }
}
