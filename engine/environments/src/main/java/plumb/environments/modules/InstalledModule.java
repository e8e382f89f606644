package plumb.environments.modules;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.environments.metadata.ModuleMetadata;

/**
 * A module on disk.
 *
 * @param name its directory
 * @param metadata null when it has none that can be read
 * @param problem what is wrong with its metadata, or null
 */
public record InstalledModule(
    String name, Path directory, @Nullable ModuleMetadata metadata, @Nullable String problem) {

  /** The owner's name and its own where it tells them, otherwise its directory's. */
  public String fullName() {
    return metadata == null ? name : metadata.name();
  }

  /** Its version, or ??? as long as it tells none. */
  public String version() {
    return metadata == null ? "???" : metadata.version().toString();
  }
}
