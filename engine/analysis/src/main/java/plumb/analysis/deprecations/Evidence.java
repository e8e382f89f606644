package plumb.analysis.deprecations;

import java.util.Locale;

/**
 * Where a module says or does something about a deprecation.
 *
 * @param path the file
 * @param line from 1
 * @param column from 1, in characters
 * @param text what is said there, on one line
 */
public record Evidence(Kind kind, String path, int line, int column, String text) {

  /** What kind of place it is. */
  public enum Kind {
    /** A heading above deprecated parameters, in a comment or a list of parameters. */
    SECTION("stands in a section of deprecated parameters"),
    /** A tag {@code @deprecated} of the documentation. */
    TAG("is tagged @deprecated"),
    /** The description of a parameter, class or type. */
    TEXT("is called deprecated in its description"),
    /** A message of the code. */
    MESSAGE("is called deprecated in a message"),
    /** Code that takes one value or the other. */
    CODE("gives its value to the replacement");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }

    /** As it is written in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What goes on there, after the name of what it is about. */
    public String phrase() {
      return phrase;
    }
  }
}
