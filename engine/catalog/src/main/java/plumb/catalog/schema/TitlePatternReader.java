package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

/**
 * Reads the title patterns of a type where its method {@code title_patterns} lists them. Parts of
 * the regular expressions may be in local variables; {@link TitleMethods} may give them, too.
 */
final class TitlePatternReader {
  private static final Set<String> LAMBDAS = Set.of("lambda", "proc", "Proc", "new", "return");
  private static final Pattern INTERPOLATION = Pattern.compile("#\\{(\\w+)}");

  private final List<RubyToken> tokens;
  private final boolean knowsMethods;
  private final List<TitlePattern> patterns = new ArrayList<>();

  /** Local variables that hold lambdas which return what they are given. */
  private final Set<String> identities = new HashSet<>();

  /** Local variables that hold regular expressions. */
  private final Map<String, Regex> regexes = new HashMap<>();

  private List<String> attributes = List.of();

  /**
   * Reads from the tokens of a type's file.
   *
   * @param knowsMethods whether the file finds the code that {@link TitleMethods} stands for
   */
  TitlePatternReader(List<RubyToken> tokens, boolean knowsMethods) {
    this.tokens = tokens;
    this.knowsMethods = knowsMethods;
  }

  /**
   * Reads a method: every regular expression begins a pattern, and the symbols up to the next one
   * belong to it.
   *
   * @param name where the method's name is
   * @return null when the method does anything but list patterns
   */
  @Nullable List<TitlePattern> read(int name) {
    List<TitlePattern> called = call(name + 1);
    if (called != null) {
      return called;
    }
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
        return begin(interpolated(token)) ? i + 1 : -1;
      }
      case SYMBOL -> {
        if (patterns.isEmpty()) {
          return -1;
        }
        attributes.add(token.text());
      }
      case WORD -> {
        return word(i);
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

  private boolean begin(@Nullable Regex regex) {
    if (regex == null) {
      return false;
    }
    attributes = new ArrayList<>();
    patterns.add(new TitlePattern(regex, attributes));
    return true;
  }

  private int word(int i) {
    String word = tokens.get(i).text();
    if (isPunctuation(i + 1, "=")) {
      return assignment(i);
    }
    if (regexes.containsKey(word)) {
      return begin(regexes.get(word)) ? i + 1 : -1;
    }
    return LAMBDAS.contains(word) || identities.contains(word) ? i + 1 : -1;
  }

  /** Remembers {@code name = value}; a regular expression is all of its line. */
  private int assignment(int i) {
    String name = tokens.get(i).text();
    int end = i + 2;
    while (end < tokens.size() && tokens.get(end).kind() != RubyToken.Kind.LINE_END) {
      end++;
    }
    Regex regex = regex(tokens.subList(i + 2, end));
    if (regex != null) {
      regexes.put(name, regex);
      identities.remove(name);
      return end;
    }
    regexes.remove(name);
    identities.add(name);
    return i + 1;
  }

  /**
   * The regular expression that all of an expression stands for; null when it is something else.
   */
  private @Nullable Regex regex(List<RubyToken> value) {
    if (value.size() == 1) {
      RubyToken token = value.get(0);
      return switch (token.kind()) {
        case REGEX -> interpolated(token);
        case WORD -> regexes.get(token.text());
        default -> null;
      };
    }
    String text = text(value);
    if (value.size() == 6 && text.startsWith("Regexp.new(") && text.endsWith(")")) {
      return regex(value.subList(4, 5));
    }
    return knowsMethods ? TitleMethods.regex(text) : null;
  }

  private static String text(List<RubyToken> tokens) {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(token.text()));
    return text.toString();
  }

  /** The patterns of a method that does nothing but call another with names of attributes. */
  private @Nullable List<TitlePattern> call(int start) {
    int at = start;
    while (isKind(at, RubyToken.Kind.LINE_END)) {
      at++;
    }
    int name = at;
    while (isKind(at, RubyToken.Kind.WORD)
        && (isPunctuation(at + 1, "::") || isPunctuation(at + 1, "."))) {
      at += 2;
    }
    if (!knowsMethods || !isKind(at, RubyToken.Kind.WORD) || !isPunctuation(at + 1, "(")) {
      return null;
    }
    String method = text(tokens.subList(name, at + 1));
    List<String> arguments = new ArrayList<>();
    do {
      at += 2;
      if (!isKind(at, RubyToken.Kind.SYMBOL)) {
        return null;
      }
      arguments.add(tokens.get(at).text());
    } while (isPunctuation(at + 1, ","));
    boolean all =
        isPunctuation(at + 1, ")")
            && isKind(at + 2, RubyToken.Kind.LINE_END)
            && at + 3 < tokens.size()
            && tokens.get(at + 3).is("end");
    return all ? TitleMethods.patterns(method, arguments) : null;
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

  private boolean isKind(int index, RubyToken.Kind kind) {
    return index < tokens.size() && tokens.get(index).kind() == kind;
  }

  private boolean isPunctuation(int index, String text) {
    return index < tokens.size() && tokens.get(index).isPunctuation(text);
  }

  /** The value of a literal with local variables in it; null when it has other code in it. */
  private @Nullable Regex interpolated(RubyToken token) {
    if (!token.interpolated()) {
      return regex(token);
    }
    Matcher parts = INTERPOLATION.matcher(token.text());
    StringBuilder source = new StringBuilder();
    while (parts.find()) {
      Regex part = regexes.get(parts.group(1));
      if (part == null) {
        return null;
      }
      parts.appendReplacement(source, Matcher.quoteReplacement(part.embeddable()));
    }
    parts.appendTail(source);
    return source.indexOf("#") < 0 ? Regex.of(source.toString(), options(token)) : null;
  }

  /** The value that a literal without code in it stands for. */
  static Regex regex(RubyToken token) {
    return Regex.of(token.text(), options(token));
  }

  private static int options(RubyToken token) {
    int options = token.options().contains("i") ? Regex.IGNORE_CASE : 0;
    options |= token.options().contains("m") ? Regex.MULTILINE : 0;
    options |= token.options().contains("x") ? Regex.EXTENDED : 0;
    return options;
  }
}
