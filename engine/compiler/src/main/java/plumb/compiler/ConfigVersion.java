package plumb.compiler;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.command.Command;
import plumb.compiler.program.CompileException;

/**
 * The version that an environment's catalogs carry: what its command {@code config_version} prints,
 * which runs once, or else the time of a compile. Safe for use by many threads.
 */
public final class ConfigVersion {
  private final @Nullable String setting;
  private @Nullable String output;

  /**
   * Prepares to ask.
   *
   * @param setting the command; null or empty for none
   */
  public ConfigVersion(@Nullable String setting) {
    this.setting = setting == null || setting.isBlank() ? null : setting;
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

  private synchronized String printed(String command) {
    String known = output;
    if (known == null) {
      try {
        known = Command.of(command).output().strip();
      } catch (IOException e) {
        throw new CompileException(
            "CONFIG_VERSION",
            "Execution of config_version command `" + command + "` failed: " + e.getMessage());
      }
      output = known;
    }
    return known;
  }
}
