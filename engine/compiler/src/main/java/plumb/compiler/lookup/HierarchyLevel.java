package plumb.compiler.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of a hierarchy as a {@code hiera.yaml} has it, before any node is known. Immutable.
 *
 * @param module whose layer it is; null in the others
 * @param config the {@code hiera.yaml}; null where the defaults hold because there is none
 * @param line where the level is written, from 1; 0 when it is not
 * @param column from 1
 * @param format how its files are read
 * @param datadir the directory of its files from the root, with interpolations as written
 * @param locations the paths or patterns as written; of mapped paths, the template
 * @param isDefault whether it belongs to the hierarchy that is asked last
 */
public record HierarchyLevel(
    Layer layer,
    @Nullable String module,
    @Nullable String config,
    int line,
    int column,
    String name,
    Format format,
    Kind kind,
    String datadir,
    List<String> locations,
    boolean isDefault) {

  /** The layers of data, highest priority first. */
  public enum Layer {
    GLOBAL,
    ENVIRONMENT,
    MODULE
  }

  /** How a level's files are read. */
  public enum Format {
    YAML,
    JSON,
    HOCON,
    /** By a function of which nothing is known. */
    OTHER
  }

  /** How a level names its files. */
  public enum Kind {
    PATHS,
    GLOBS,
    MAPPED_PATHS,
    /** It names none, or places that are no files. */
    NONE
  }

  /** Whether its data are files that can be read without running anything. */
  public boolean hasFiles() {
    return format != Format.OTHER && kind != Kind.NONE;
  }

  /** What the files of one of its locations are called. */
  public FilePattern pattern(String location) {
    return FilePattern.of(PathText.join(datadir, location), kind == Kind.GLOBS);
  }
}
