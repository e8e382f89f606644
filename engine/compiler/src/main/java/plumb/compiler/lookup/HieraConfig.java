package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file that was read and checked, with its interpolations still unresolved. Shared
 * by all compiles of a snapshot; immutable.
 *
 * @param version 5, or 4 or 3 as the file says
 * @param path the file; null when the defaults hold because there is none
 * @param root the directory that relative paths start from
 * @param hierarchy the entries, highest priority first
 * @param defaultHierarchy the entries asked last; null when a module defines none
 * @param hashMerge how version 3 merges for {@code hiera_hash}; null for the usual way
 * @param warnings what each compile that uses the configuration warns of
 */
record HieraConfig(
    int version,
    @Nullable String path,
    String root,
    List<Entry> hierarchy,
    @Nullable List<Entry> defaultHierarchy,
    @Nullable MergeStrategy hashMerge,
    List<String> warnings) {

  /** Which layer a configuration is for. */
  enum Owner {
    GLOBAL("Global", "global"),
    ENVIRONMENT("Environment", "environment"),
    MODULE("Module", "module");

    private final String place;
    private final String lower;

    Owner(String place, String lower) {
      this.place = place;
      this.lower = lower;
    }

    String place() {
      return place;
    }

    String lower() {
      return lower;
    }
  }

  /** What kind of function gives an entry's data. */
  enum FunctionKind {
    DATA_HASH("data_hash"),
    LOOKUP_KEY("lookup_key"),
    DATA_DIG("data_dig"),
    HIERA3_BACKEND("hiera3_backend");

    private final String key;

    FunctionKind(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /** How an entry names its places. */
  enum LocationKind {
    PATHS("path", "paths"),
    GLOBS("glob", "globs"),
    URIS("uri", "uris"),
    MAPPED_PATHS(null, "mapped_paths"),
    NONE(null, null);

    private final @Nullable String single;
    private final @Nullable String plural;

    LocationKind(@Nullable String single, @Nullable String plural) {
      this.single = single;
      this.plural = plural;
    }

    @Nullable String single() {
      return single;
    }

    @Nullable String plural() {
      return plural;
    }
  }

  /**
   * An entry of a hierarchy.
   *
   * @param datadir the directory of its files, not yet joined to the root
   * @param locations its places as written
   * @param options what its function is given beside the place
   * @param position where the entry is written
   */
  record Entry(
      String name,
      FunctionKind kind,
      String function,
      String datadir,
      LocationKind locationKind,
      List<String> locations,
      Map<?, ?> options,
      int position) {}
}
