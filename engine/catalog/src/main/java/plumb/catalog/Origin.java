package plumb.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a parameter comes from.
 *
 * @param kind what gave the value
 * @param file path of the manifest or data file; null when no file holds it
 * @param line line in that file, counted from 1; 0 when the file's format has no lines
 * @param detail what the value was taken from there: the name of the hierarchy's level for {@link
 *     Kind#DATA}; otherwise the variable, as {@code $name}, or the call, as {@code lookup('key')},
 *     that the manifest has in the value's place; null for anything else
 * @param sources what a merged value was merged from, highest priority first; empty when it is from
 *     one place
 */
public record Origin(
    Kind kind, @Nullable String file, int line, @Nullable String detail, List<Origin> sources) {

  /** What gave a value. */
  public enum Kind {
    /** An attribute where the resource is declared. */
    MANIFEST("set where it is declared"),
    /** A resource default that holds where the resource is declared. */
    RESOURCE_DEFAULT("a resource default"),
    /** An override of the resource, by reference or in an inheriting class. */
    OVERRIDE("an override"),
    /** The attributes of a collector that found the resource. */
    COLLECTOR("a collector"),
    /** A relationship arrow, or the function {@code require}. */
    RELATIONSHIP("a relationship"),
    /** The default of a class's or defined type's own parameter. */
    DEFAULT("the parameter's default"),
    /** The node's classifier. */
    CLASSIFIER("the node's classifier"),
    /** Automatic parameter lookup. */
    DATA("data");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }

    /** Returns the kind in people's words. */
    public String phrase() {
      return phrase;
    }
  }

  /** Returns the origin of a value that a manifest gives at {@code file:line}. */
  public static Origin manifest(@Nullable String file, int line) {
    return new Origin(Kind.MANIFEST, file, line, null, List.of());
  }

  /** Returns the origin of a value that is the default of a parameter declared at that place. */
  public static Origin parameterDefault(@Nullable String file, int line) {
    return new Origin(Kind.DEFAULT, file, line, null, List.of());
  }

  /** Returns the origin of a value of a hierarchy's level, in a file if one holds it. */
  public static Origin data(@Nullable String file, int line, String level) {
    return new Origin(Kind.DATA, file, line, level, List.of());
  }

  /** Returns the origin of a class parameter that the node's classifier gives. */
  public static Origin classifier() {
    return new Origin(Kind.CLASSIFIER, null, 0, null, List.of());
  }

  /** Returns the origin of a value that several places gave, highest priority first. */
  public static Origin merged(List<Origin> sources) {
    Origin first = sources.get(0);
    return sources.size() == 1
        ? first
        : new Origin(first.kind, first.file, first.line, first.detail, List.copyOf(sources));
  }

  /** Returns the same place as the origin of another kind. */
  public Origin as(Kind other) {
    return other == kind ? this : new Origin(other, file, line, detail, sources);
  }

  /** Returns the same line of a file that is called otherwise. */
  public Origin inFile(String other) {
    return new Origin(kind, other, line, detail, sources);
  }

  // Records' own methods are linked at first use, which takes a short run 5 ms of CPU time.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin origin
        && kind == origin.kind
        && line == origin.line
        && Objects.equals(file, origin.file)
        && Objects.equals(detail, origin.detail)
        && sources.equals(origin.sources);
  }

  @Override
  public int hashCode() {
    int hash = 31 * (31 * kind.ordinal() + line) + Objects.hashCode(file);
    return 31 * (31 * hash + Objects.hashCode(detail)) + sources.hashCode();
  }

  /**
   * Returns {@code file:line}, or the file alone where no line is known, or else the name of the
   * level or the kind.
   */
  @Override
  public String toString() {
    if (file == null) {
      return detail == null ? kind.phrase() : detail;
    }
    return line > 0 ? file + ":" + line : file;
  }
}
