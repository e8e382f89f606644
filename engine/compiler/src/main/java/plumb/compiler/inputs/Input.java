package plumb.compiler.inputs;

import java.nio.file.Path;

/**
 * One thing of an environment that a compile depends on. Whoever reads it notes it with {@link
 * Inputs}, also when it is found in a cache.
 *
 * @param place what is read: an absolute path, or a module's name
 * @param key the key of a data file; otherwise empty
 */
public record Input(Kind kind, String place, String key) {
  /** What is read of a place. */
  public enum Kind {
    /** A file's content, or that there is none. */
    FILE,
    /** Whether there is a file or directory. */
    PRESENCE,
    /** The names in a directory. */
    NAMES,
    /** The files that a pattern matches. */
    PATTERN,
    /** The value of a key in a data file. */
    VALUE,
    /** Whether there is a module of that name. */
    MODULE,
    /** Which modules there are. */
    MODULES,
    /** Which site manifests there are. */
    MANIFESTS,
    /** The manifests and functions of a module that say that something is deprecated. */
    ANNOTATIONS,
    /** The Ruby code of all modules, which may load any of it. */
    RUBY,
    /** The templates of all modules, which may take in each other. */
    TEMPLATES,
    /** The environment's name. */
    ENVIRONMENT,
    /** What a program printed: nothing tells whether it would print that again. */
    PROGRAM
  }

  /** What a compile reads of the whole environment. */
  public static Input of(Kind kind) {
    return new Input(kind, "", "");
  }

  /** What a compile reads of a place. */
  public static Input of(Kind kind, Path place) {
    return new Input(kind, place.toString(), "");
  }

  /** What a compile reads of a place that is known as text. */
  public static Input of(Kind kind, String place) {
    return new Input(kind, place, "");
  }

  /** A key of a data file, whether or not the file has it. */
  public static Input value(String file, String key) {
    return new Input(Kind.VALUE, file, key);
  }
}
