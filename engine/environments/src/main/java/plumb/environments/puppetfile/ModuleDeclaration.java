package plumb.environments.puppetfile;

import org.jspecify.annotations.Nullable;

/**
 * One module of a Puppetfile.
 *
 * @param title what the Puppetfile calls it
 * @param owner the part before the name, or null
 * @param name its directory
 * @param directory the directory that it lies in, relative to the environment; empty for that
 *     itself
 * @param excludeSpec whether its spec directory is left out; null when the settings say that
 * @param inModuleDirectory whether it lies where modules lie unless something else is said
 * @param offset where the declaration starts in the Puppetfile
 */
public record ModuleDeclaration(
    String title,
    @Nullable String owner,
    String name,
    String directory,
    @Nullable Boolean excludeSpec,
    boolean inModuleDirectory,
    ModuleSource source,
    int offset) {

  /** Its path relative to the environment. */
  public String path() {
    return directory.isEmpty() ? name : directory + "/" + name;
  }
}
