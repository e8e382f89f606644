package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SettingsReader;

/** The options that say which settings are meant; their names are r10k's. */
final class DeployArguments {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The settings (./r10k.yaml, /etc/puppetlabs/r10k/r10k.yaml, /etc/r10k.yaml: the first that is there).")
  private @Nullable Path config;

  @Option(
      names = "--cachedir",
      paramLabel = "DIR",
      description = "Where repositories are cached, instead of what the settings say.")
  private @Nullable Path cacheDirectory;

  /** The settings; what is doubtful about them was told. */
  DeploySettings settings() throws IOException {
    DeploySettings settings = SettingsReader.read(config, cacheDirectory);
    settings.warnings().forEach(Console::diagnostic);
    return settings;
  }

  /** The same where no source is needed, and no file. */
  DeploySettings settingsOrUsual() throws IOException {
    DeploySettings settings = SettingsReader.readOrUsual(config, cacheDirectory);
    settings.warnings().forEach(Console::diagnostic);
    return settings;
  }
}
