package plumb.compiler.lookup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What lookups need to know of an environment. Immutable; shared by threads. */
public interface LookupEnvironment {
  /** The environment's name. */
  String name();

  /** The directory that may hold the environment's {@code hiera.yaml}; null for none. */
  @Nullable Path directory();

  /** A module's directory; null when there is no such module. */
  @Nullable Path moduleDirectory(String module);

  /** The global {@code hiera.yaml}, which need not exist; null when there is no global layer. */
  @Nullable Path globalConfig();

  /** The files. */
  DataFiles files();
}
