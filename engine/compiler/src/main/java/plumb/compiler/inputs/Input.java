package plumb.compiler.inputs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One thing of an environment that a compile depends on. Whoever reads it notes it with {@link
 * Inputs}, also when it is found in a cache.
 *
 * @param place what is read: an absolute path, or a module's name
 * @param key the key of a data file, or a function's name; otherwise empty
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
    /** The files of a function that modules keep in Ruby. */
    FUNCTION,
    /** The templates of all modules, which may take in each other. */
    TEMPLATES,
    /** The environment's name. */
    ENVIRONMENT,
    /** What a program printed: nothing tells whether it would print that again. */
    PROGRAM,
    /** The clock, chance, or code in Ruby that may ask them: it may be something else next time. */
    MOMENT
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Input input
        && kind == input.kind
        && place.equals(input.place)
        && key.equals(input.key);
  }

  /** Written out: a compile's first call of what the language makes of a record takes long. */
  @Override
  public int hashCode() {
    return 31 * (31 * place.hashCode() + key.hashCode()) + kind.ordinal();
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

  /** The files of a function in Ruby, whether or not there are any. */
  public static Input function(String name) {
    return new Input(Kind.FUNCTION, "", name);
  }

  /** A key of a data file, whether or not the file has it. */
  public static Input value(String file, String key) {
    return new Input(Kind.VALUE, file, key);
  }
}
