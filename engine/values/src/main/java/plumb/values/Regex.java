package plumb.values;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression with Ruby's meaning. The source is compiled at the first match, so that a
 * program whose regular expressions are never used does not load the regex engine.
 */
public final class Regex implements Value {
  /** Option {@code i}: letters match without regard to case. */
  public static final int IGNORE_CASE = 1;

  /** Option {@code x}: white space and comments in the source are ignored. */
  public static final int EXTENDED = 2;

  /** Option {@code m}: the dot matches line ends as well. */
  public static final int MULTILINE = 4;

  private final String source;
  private final int options;
  private volatile @Nullable CompiledRegex compiled;

  private Regex(String source, int options) {
    this.source = source;
    this.options = options;
  }

  /** The expression without options. Errors in it show at {@link #validate} or the first match. */
  public static Regex of(String source) {
    return new Regex(source, 0);
  }

  /** The expression with a sum of {@link #IGNORE_CASE}, {@link #EXTENDED}, {@link #MULTILINE}. */
  public static Regex of(String source, int options) {
    return new Regex(source, options);
  }

  /** A source that matches the text literally. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '[', ']', '{', '}', '(', ')', '|', '-', '*', '.', '\\', '?', '+', '^', '$', '#', ' ' ->
            out.append('\\').append(c);
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case 0x0b -> out.append("\\v");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The source text between the slashes. */
  public String source() {
    return source;
  }

  /** The sum of its options. */
  public int options() {
    return options;
  }

  /**
   * Compiles the source now.
   *
   * @throws EvaluationException when it is not a regular expression
   */
  public void validate() {
    compiled();
  }

  /** The first match anywhere in the text, or null. */
  public @Nullable Match match(String text) {
    return new Subject(text).match(this, 0);
  }

  /** Whether it matches anywhere in the text. */
  public boolean matches(String text) {
    return compiled().matches(text);
  }

  CompiledRegex compiled() {
    CompiledRegex result = compiled;
    if (result == null) {
      result = CompiledRegex.of(source, options);
      compiled = result;
    }
    return result;
  }

  /** The form that can be put into another expression and keeps its options: {@code (?i-mx:a)}. */
  public String embeddable() {
    return "(?" + optionLetters() + ":" + escapedSource() + ")";
  }

  private String optionLetters() {
    StringBuilder on = new StringBuilder();
    StringBuilder off = new StringBuilder();
    ((options & MULTILINE) != 0 ? on : off).append('m');
    ((options & IGNORE_CASE) != 0 ? on : off).append('i');
    ((options & EXTENDED) != 0 ? on : off).append('x');
    return off.isEmpty() ? on.toString() : on + "-" + off;
  }

  private String escapedSource() {
    if (source.indexOf('/') < 0) {
      return source;
    }
    StringBuilder out = new StringBuilder(source.length() + 4);
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        out.append(c).append(source.charAt(++i));
      } else if (c == '/') {
        out.append("\\/");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Regex r && source.equals(r.source) && options == r.options;
  }

  @Override
  public int hashCode() {
    return source.hashCode() * 31 + options;
  }

  /** The literal: {@code /source/}. */
  @Override
  public String toString() {
    return options == 0 ? "/" + escapedSource() + "/" : "/" + embeddable() + "/";
  }
}
