package plumb.agent.provider;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a run offers to its providers. */
public interface ProviderContext {

  /**
   * Returns the directory for what has to outlive a run, such as saved files. May not exist yet.
   */
  Path stateDirectory();

  /** Returns where file content comes from. */
  FileSource files();

  /** Returns whether diffs of files may be shown at all. */
  boolean showDiff();

  /** Returns the other resources of the run's catalog. */
  CatalogView catalog();

  /** Returns the provider of a resource type, such as "Host"; null when there is none. */
  @Nullable Provider<?, ?> provider(String type);

  /**
   * Returns how many changes this run has made or tried so far, of resources of any type: what a
   * provider found out before may be old when this has grown.
   */
  long changes();

  /** Logs a message that belongs to no resource. */
  void log(Level level, String message);
}
