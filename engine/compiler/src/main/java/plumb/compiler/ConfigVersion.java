package plumb.compiler;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.command.Command;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.ConfSetting;

/**
 * The version that an environment's catalogs carry: what its command {@code config_version} prints,
 * which runs once, or else the time of a compile. Safe for use by many threads.
 */
public final class ConfigVersion {
  private final @Nullable ConfSetting setting;
  private @Nullable String output;

  /**
   * Prepares to ask.
   *
   * @param setting the command; null or empty for none
   */
  public ConfigVersion(@Nullable ConfSetting setting) {
    this.setting = setting == null || setting.value().isBlank() ? null : setting;
  }

  /**
   * The version: text, or seconds since the epoch.
   *
   * @throws CompileException when the command fails
   */
  public Object get() {
    if (setting == null) {
      return System.currentTimeMillis() / 1000;
    }
    return printed(setting);
  }

  private synchronized String printed(ConfSetting setting) {
    String known = output;
    if (known == null) {
      try {
        known = Command.of(setting.value()).output().strip();
      } catch (IOException e) {
        throw setting.failure(
            "CONFIG_VERSION",
            "Execution of config_version command `"
                + setting.value()
                + "` failed: "
                + e.getMessage(),
            null);
      }
      output = known;
    }
    return known;
  }
}
