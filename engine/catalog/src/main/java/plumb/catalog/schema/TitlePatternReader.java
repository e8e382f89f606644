package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

/** Reads the title patterns of a type where its method {@code title_patterns} lists them. */
final class TitlePatternReader {
  private static final Set<String> LAMBDAS = Set.of("lambda", "proc", "Proc", "new", "return");

  private final List<RubyToken> tokens;
  private final List<TitlePattern> patterns = new ArrayList<>();

  /** Local variables that hold lambdas which return what they are given. */
  private final Set<String> identities = new HashSet<>();

  private List<String> attributes = List.of();

  TitlePatternReader(List<RubyToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a method: every regular expression begins a pattern, and the symbols up to the next one
   * belong to it.
   *
   * @param name where the method's name is
   * @return null when the method does anything but list patterns
   */
  @Nullable List<TitlePattern> read(int name) {
    int i = name + 1;
    while (i < tokens.size() && !tokens.get(i).is("end")) {
      int next = take(i);
      if (next < 0) {
        return null;
      }
      i = next;
    }
    return patterns.isEmpty() ? null : patterns;
  }

  /** Takes what begins there; returns where it goes on, or -1 when this is no list of patterns. */
  private int take(int i) {
    RubyToken token = tokens.get(i);
    switch (token.kind()) {
      case REGEX -> {
        if (token.interpolated()) {
          return -1;
        }
        attributes = new ArrayList<>();
        patterns.add(new TitlePattern(regex(token), attributes));
      }
      case SYMBOL -> {
        if (patterns.isEmpty()) {
          return -1;
        }
        attributes.add(token.text());
      }
      case WORD -> {
        if (isPunctuation(i + 1, "=")) {
          identities.add(token.text());
        } else if (!LAMBDAS.contains(token.text()) && !identities.contains(token.text())) {
          return -1;
        }
      }
      case STRING, LABEL -> {
        return -1;
      }
      case PUNCTUATION -> {
        return token.text().equals("{") ? identity(i) : i + 1;
      }
      case LINE_END -> {}
    }
    return i + 1;
  }

  /** Steps over {@code { |x| x }}; -1 when a block does more than that. */
  private int identity(int brace) {
    boolean same =
        isPunctuation(brace + 1, "|")
            && isPunctuation(brace + 3, "|")
            && isPunctuation(brace + 5, "}")
            && tokens.get(brace + 4).is(tokens.get(brace + 2).text());
    return same ? brace + 6 : -1;
  }

  private boolean isPunctuation(int index, String text) {
    return index < tokens.size() && tokens.get(index).isPunctuation(text);
  }

  /** The value that a literal stands for. */
  static Regex regex(RubyToken token) {
    int options = token.options().contains("i") ? Regex.IGNORE_CASE : 0;
    options |= token.options().contains("m") ? Regex.MULTILINE : 0;
    options |= token.options().contains("x") ? Regex.EXTENDED : 0;
    return Regex.of(token.text(), options);
  }
}
