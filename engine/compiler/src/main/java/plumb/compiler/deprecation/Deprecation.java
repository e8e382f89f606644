package plumb.compiler.deprecation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Deprecated;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.Source;
import plumb.values.EvaluationException;
import plumb.values.SemVer;

/**
 * A name that is on its way out.
 *
 * @param subject the name
 * @param module the module whose versions count; null for names of site manifests
 * @param renamedTo what to use instead; null when nothing takes its place
 * @param since the module's version that says so first; null when that is not said
 * @param removedIn the module's version that has the name no more; null when that is not said
 * @param message what else people should know
 * @param convert makes the new parameter's value of the old one's; null when it stays the same
 */
public record Deprecation(
    Subject subject,
    @Nullable String module,
    @Nullable Subject renamedTo,
    @Nullable String since,
    @Nullable String removedIn,
    @Nullable String message,
    @Nullable Conversion convert,
    Place place) {

  /** So many renames can follow each other; more lead round in a circle. */
  public static final int MOST_RENAMES = 20;

  /** What an annotation, or a file's entry, says of a subject. */
  static Deprecation of(
      Deprecated said, Subject subject, @Nullable String module, Source source, Place place) {
    String target = said.renamedTo() == null ? null : Subject.canonical(said.renamedTo());
    boolean own = target != null && subject.parameter() != null && !target.contains("::");
    LambdaExpr lambda = said.convert();
    return new Deprecation(
        subject,
        module,
        target == null
            ? null
            : Subject.of(subject.kind(), own ? subject.owner() + "::" + target : target),
        said.since(),
        said.removedIn(),
        said.message() == null ? null : inOneLine(said.message()),
        lambda == null ? null : new Conversion(lambda, source, said.convertText()),
        place);
  }

  /** A text for people without what could make a terminal do other things than to show it. */
  private static String inOneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    message
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format("\\u{%x}", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** The same, naming where further renames lead. */
  public Deprecation leadingTo(Subject end) {
    return end.equals(renamedTo)
        ? this
        : new Deprecation(subject, module, end, since, removedIn, message, convert, place);
  }

  /** The same of a parameter of the class or defined type that this is of. */
  public Deprecation ofParameter(String name) {
    Subject target =
        renamedTo == null ? null : new Subject(Kind.PARAMETER, renamedTo.owner(), name);
    Subject own = new Subject(Kind.PARAMETER, subject.owner(), name);
    return new Deprecation(own, module, target, since, removedIn, message, null, place);
  }

  /** Whether it ends with a version of the module, and what its metadata have is none. */
  public boolean hasUnknownEnd(@Nullable String version) {
    return removedIn != null && version != null && !isVersion(version);
  }

  private static boolean isVersion(String text) {
    try {
      SemVer unused = SemVer.parse(text);
      return true;
    } catch (IllegalArgumentException | EvaluationException e) {
      return false;
    }
  }

  /**
   * Whether a version of the module is one that has the name no more; not for what is no version.
   */
  public boolean isGoneIn(@Nullable String version) {
    if (removedIn == null || version == null) {
      return false;
    }
    try {
      return SemVer.parse(version).compareTo(SemVer.parse(removedIn)) >= 0;
    } catch (IllegalArgumentException | EvaluationException e) {
      // Metadata, and annotations, are checked elsewhere.
      return false;
    }
  }

  /** Whether the successor belongs to another module than the name. */
  boolean movesToOtherModule() {
    return renamedTo != null && !renamedTo.module().equals(subject.module());
  }

  /** The failure of renames that start with this one and have no end. */
  public CompileException cycle() {
    return new CompileException(
        "DEPRECATION_CYCLE",
        "The renames of " + subject + " lead round in a circle",
        place.file(),
        place.line(),
        place.column(),
        null);
  }

  /** What a name belongs to. */
  public enum Kind {
    PARAMETER("parameter"),
    CLASS("class"),
    DEFINED_TYPE("defined_type"),
    FUNCTION("function");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** As files and JSON say it. */
    public String key() {
      return key;
    }

    /** The kind of that key, or null. */
    public static @Nullable Kind of(String key) {
      for (Kind kind : values()) {
        if (kind.key.equals(key)) {
          return kind;
        }
      }
      return null;
    }
  }

  /**
   * A name.
   *
   * @param owner a class, defined type or function: lower case, without leading colons
   * @param parameter a parameter of the owner; null for the owner itself
   */
  public record Subject(Kind kind, String owner, @Nullable String parameter) {
    /** The subject of a canonical name; that of a parameter holds its owner's. */
    public static Subject of(Kind kind, String name) {
      int colons = kind == Kind.PARAMETER ? name.lastIndexOf("::") : -1;
      return colons < 0
          ? new Subject(kind, name, null)
          : new Subject(kind, name.substring(0, colons), name.substring(colons + 2));
    }

    /** The module that the name belongs to: its first segment. */
    public String module() {
      int colons = owner.indexOf("::");
      return colons < 0 ? owner : owner.substring(0, colons);
    }

    /** A name as it is kept: lower case, without leading colons. */
    public static String canonical(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.startsWith("::") ? lower.substring(2) : lower;
    }

    @Override
    public String toString() {
      return parameter == null ? owner : owner + "::" + parameter;
    }
  }

  /**
   * The code of a conversion, a lambda with one parameter that closes over nothing.
   *
   * @param text as it is written
   */
  public record Conversion(LambdaExpr lambda, Source source, String text) {}

  /**
   * Where it is said.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  public record Place(@Nullable String file, int line, int column) {
    @Override
    public String toString() {
      return file == null ? "" : file + ":" + line + ":" + column;
    }
  }
}
