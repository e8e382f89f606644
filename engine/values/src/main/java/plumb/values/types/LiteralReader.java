package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.Undef;

/** Reads literal values and types. One instance reads one text. */
class LiteralReader {
  private static final int MAX_DEPTH = 500;

  /** An operator that lacks its right side. */
  private static final Pattern OPERATOR =
      Pattern.compile(
          "([-+*/%!<>=.]|<<|>>|[=!]=|[=!]~|[<>]=|[-~]>|<[-~]|=>|\\+=|-=|and|or|in)\\s*");

  private final String text;
  private final Function<String, @Nullable Type> resolver;
  private int at;
  private int depth;

  LiteralReader(String text, Function<String, @Nullable Type> resolver) {
    this.text = text;
    this.resolver = resolver;
  }

  Object readAll() {
    Object result = value();
    skipSpace();
    if (at < text.length()) {
      throw unexpected();
    }
    return result;
  }

  private Object value() {
    if (++depth > MAX_DEPTH) {
      throw new EvaluationException("The type specification is nested too deeply.");
    }
    try {
      return read();
    } finally {
      depth--;
    }
  }

  private Object read() {
    skipSpace();
    if (at >= text.length()) {
      throw unexpected();
    }
    char c = text.charAt(at);
    if (c == '[') {
      at++;
      return list(']');
    }
    if (c == '{') {
      at++;
      return hash();
    }
    if (c == '\'' || c == '"') {
      return c == '\'' ? singleQuoted() : doubleQuoted();
    }
    if (c == '/') {
      return regex();
    }
    if (c == '-' || isDigit(c)) {
      return number();
    }
    return word();
  }

  private List<Object> list(char close) {
    List<Object> result = new ArrayList<>();
    while (!accept(close)) {
      result.add(value());
      if (!accept(',')) {
        expect(close);
        break;
      }
    }
    return result;
  }

  private Map<Object, Object> hash() {
    Map<Object, Object> result = new LinkedHashMap<>();
    while (!accept('}')) {
      Object key = value();
      expect('=');
      expect('>');
      result.put(key, value());
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    return result;
  }

  private String singleQuoted() {
    StringBuilder out = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '\'') {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < text.length() && "\\'".indexOf(text.charAt(i + 1)) >= 0;
      out.append(escape ? text.charAt(i + 1) : c);
      i += escape ? 2 : 1;
    }
    return finish(i, out);
  }

  private String doubleQuoted() {
    StringBuilder out = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
      } else if (text.charAt(i) == 'u') {
        i = unicodeEscape(i + 1, out);
      } else {
        int known = "ntrs".indexOf(text.charAt(i));
        out.append(known >= 0 ? "\n\t\r ".charAt(known) : text.charAt(i));
        i++;
      }
    }
    return finish(i, out);
  }

  private int unicodeEscape(int start, StringBuilder out) {
    boolean braced = start < text.length() && text.charAt(start) == '{';
    int from = braced ? start + 1 : start;
    int to = braced ? text.indexOf('}', from) : Math.min(text.length(), from + 4);
    if (to < 0 || to == from) {
      throw unexpected();
    }
    try {
      out.appendCodePoint(Integer.parseInt(text.substring(from, to), 16));
    } catch (IllegalArgumentException e) {
      throw unexpected();
    }
    return braced ? to + 1 : to;
  }

  private String finish(int end, StringBuilder out) {
    if (end >= text.length()) {
      throw unexpected();
    }
    at = end + 1;
    return out.toString();
  }

  private Regex regex() {
    StringBuilder out = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '/') {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        out.append(text.charAt(i) == '/' ? "" : "\\").append(text.charAt(i));
      } else {
        out.append(c);
      }
      i++;
    }
    return Regex.of(finish(i, out));
  }

  private Object number() {
    int start = at;
    at++;
    while (at < text.length() && (isWordPart(text.charAt(at)) || isNumberMark())) {
      at++;
    }
    String digits = text.substring(start, at).replace(" ", "");
    Number result = plumb.values.Numbers.parse(digits);
    if (result == null) {
      at = start;
      throw unexpected();
    }
    return result;
  }

  private boolean isNumberMark() {
    char c = text.charAt(at);
    boolean afterExponent = "eE".indexOf(text.charAt(at - 1)) >= 0;
    return (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))
        || (afterExponent && (c == '-' || c == '+'));
  }

  private Object word() {
    int start = at;
    while (at < text.length()
        && (isWordPart(text.charAt(at)) || text.charAt(at) == ':' || text.charAt(at) == '-')) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw unexpected();
    }
    String name = word.startsWith("::") ? word.substring(2) : word;
    if (!name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
      return type(name, start);
    }
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "undef" -> Undef.UNDEF;
      case "default" -> Default.DEFAULT;
      default -> word;
    };
  }

  private Object type(String name, int start) {
    Type base = TypeFactory.named(name);
    if (base == null) {
      base = resolver.apply(name);
    }
    boolean parameterized = at < text.length() && text.charAt(at) == '[';
    if (base == null) {
      if (parameterized) {
        typeParameters();
      }
      return new ReferenceType(text.substring(start, at));
    }
    Object result = base;
    if (parameterized) {
      result = TypeFactory.parameterize(base, typeParameters());
    }
    boolean called = at < text.length() && text.charAt(at) == '(';
    return called && result instanceof Type type ? call(type) : result;
  }

  private List<Object> typeParameters() {
    expect('[');
    List<Object> parameters = list(']');
    if (parameters.isEmpty()) {
      throw unexpected();
    }
    return parameters;
  }

  /** What {@code Type(...)} means here: nothing, unless a subclass gives it a meaning. */
  Object call(Type type) {
    throw unexpected();
  }

  /** The arguments of a call. */
  final List<Object> callArguments() {
    expect('(');
    return list(')');
  }

  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw unexpected();
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private EvaluationException unexpected() {
    boolean endsEarly = at >= text.length() || OPERATOR.matcher(text.substring(at)).matches();
    return new EvaluationException(
        endsEarly ? "SYNTAX_ERROR" : EvaluationException.RUNTIME_ERROR,
        "The expression <" + text + "> is not a valid type specification.");
  }
}
