package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.RubyToken.Kind;

/**
 * Reads values that Ruby source writes out: hashes with their keys as text, arrays, texts and
 * symbols, regular expressions as their tokens, true and false. All else is {@link #COMPUTED}.
 */
final class RubyLiterals {
  /** What only running the source would tell. */
  static final Object COMPUTED = new Object();

  private final List<RubyToken> tokens;
  private int at;

  /**
   * Reads from tokens.
   *
   * @param at where the value begins
   */
  RubyLiterals(List<RubyToken> tokens, int at) {
    this.tokens = tokens;
    this.at = at;
  }

  /** The value there; the pairs of a hash may stand without braces, as the last argument. */
  Object read() {
    skipLineEnds();
    if (key() != null) {
      return pairs();
    }
    Object value = literal();
    return is(".") ? COMPUTED : value;
  }

  private Object value() {
    skipLineEnds();
    int start = at;
    Object value = literal();
    skipLineEnds();
    if (endsValue()) {
      return value;
    }
    // Texts in several parts stay texts: none that counts is written so.
    boolean text = tokens.get(start).kind() == Kind.STRING && !is(".");
    skipExpression();
    return text ? value : COMPUTED;
  }

  private Object literal() {
    Object value = simple();
    if (is(".") && at + 1 < tokens.size() && tokens.get(at + 1).is("freeze")) {
      at += 2;
    }
    return value;
  }

  private Object simple() {
    RubyToken token = at < tokens.size() ? tokens.get(at) : RubyToken.of(Kind.LINE_END, "");
    at++;
    return switch (token.kind()) {
      case STRING, SYMBOL -> token.interpolated() ? COMPUTED : token.text();
      case REGEX -> token;
      case WORD -> token.is("true") ? Boolean.TRUE : token.is("false") ? Boolean.FALSE : COMPUTED;
      case PUNCTUATION ->
          switch (token.text()) {
            case "{" -> pairs();
            case "[" -> list();
            default -> COMPUTED;
          };
      case LABEL, LINE_END -> COMPUTED;
    };
  }

  private Object pairs() {
    Map<String, Object> pairs = new LinkedHashMap<>();
    boolean known = true;
    skipLineEnds();
    while (!ends()) {
      String key = key();
      if (key == null) {
        known = false;
        skipExpression();
      } else {
        at += tokens.get(at).kind() == Kind.LABEL ? 1 : isColon(at + 1) ? 2 : 3;
        pairs.put(key, value());
      }
      skipComma();
    }
    at++;
    return known ? pairs : COMPUTED;
  }

  private Object list() {
    List<Object> list = new ArrayList<>();
    skipLineEnds();
    while (!ends()) {
      int before = at;
      list.add(value());
      skipComma();
      if (at == before) {
        at++;
      }
    }
    at++;
    return list;
  }

  /**
   * The key that begins here: {@code key:}, {@code 'key':}, {@code :key =>} or {@code 'key' =>}.
   */
  private @Nullable String key() {
    if (at >= tokens.size()) {
      return null;
    }
    RubyToken token = tokens.get(at);
    boolean arrow =
        at + 2 < tokens.size()
            && tokens.get(at + 1).isPunctuation("=")
            && tokens.get(at + 2).isPunctuation(">");
    return switch (token.kind()) {
      case LABEL -> token.text();
      case STRING -> arrow || isColon(at + 1) ? token.text() : null;
      case SYMBOL -> arrow ? token.text() : null;
      default -> null;
    };
  }

  private boolean isColon(int index) {
    return index < tokens.size() && tokens.get(index).isPunctuation(":");
  }

  /** Steps to the end of an expression: the next comma or closing bracket that is not inside. */
  private void skipExpression() {
    int depth = 0;
    for (; at < tokens.size(); at++) {
      if (depth == 0 && endsValue()) {
        return;
      }
      RubyToken token = tokens.get(at);
      boolean opens =
          token.isPunctuation("(") || token.isPunctuation("[") || token.isPunctuation("{");
      depth += opens ? 1 : ends() ? -1 : 0;
    }
  }

  private void skipComma() {
    skipLineEnds();
    if (is(",")) {
      at++;
      skipLineEnds();
    }
  }

  private void skipLineEnds() {
    while (at < tokens.size() && tokens.get(at).kind() == Kind.LINE_END) {
      at++;
    }
  }

  private boolean endsValue() {
    return ends() || is(",");
  }

  private boolean ends() {
    return at >= tokens.size() || is(")") || is("]") || is("}");
  }

  private boolean is(String punctuation) {
    return at < tokens.size() && tokens.get(at).isPunctuation(punctuation);
  }
}
