package plumb.compiler.fleet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.InvalidSourceException;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** Reads a {@link NodeQuery}; one for each text. */
final class QueryParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|/(?:[^/\\\\]|\\\\.)+/)"
              + "|([A-Za-z_][\\w:-]*(?:\\.[\\w:-]+)*)|(-?\\d+(?:\\.\\d+)?)"
              + "|(!=|!~|<=|>=|[=~<>()\\[\\],!]))");
  private static final int DEEPEST = 200;
  private static final List<String> FIELDS = List.of("facts", "trusted", "parameters");

  private final String text;
  private int end;
  private int start;
  private int depth;
  private @Nullable String token;

  QueryParser(String text) {
    this.text = text;
    advance();
  }

  NodeQuery parse() {
    NodeQuery query = any();
    if (token != null) {
      throw wrong("the query should end here, or go on with 'and' or 'or'");
    }
    return query;
  }

  private NodeQuery any() {
    List<NodeQuery> parts = new ArrayList<>(List.of(all()));
    while (take("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new NodeQuery.Any(parts);
  }

  private NodeQuery all() {
    List<NodeQuery> parts = new ArrayList<>(List.of(one()));
    while (take("and")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : new NodeQuery.All(parts);
  }

  private NodeQuery one() {
    if (++depth > DEEPEST) {
      throw wrong("the query nests too deeply");
    }
    try {
      if (take("not") || take("!")) {
        return new NodeQuery.Not(one());
      }
      if (!take("(")) {
        return comparison();
      }
      NodeQuery inner = any();
      expect(")");
      return inner;
    } finally {
      depth--;
    }
  }

  private NodeQuery comparison() {
    List<String> path = path();
    String operator = token;
    if (operator == null || !isOperator(operator)) {
      throw wrong("a comparison is expected here: =, !=, ~, !~, <, <=, >, >= or in");
    }
    advance();
    return switch (operator) {
      case "=" -> new NodeQuery.Is(path, List.of(value()));
      case "!=" -> new NodeQuery.Not(new NodeQuery.Is(path, List.of(value())));
      case "~" -> new NodeQuery.Matches(path, regex());
      case "!~" -> new NodeQuery.Not(new NodeQuery.Matches(path, regex()));
      case "in" -> new NodeQuery.Is(path, values());
      default -> new NodeQuery.Compares(path, operator, number());
    };
  }

  private static boolean isOperator(String word) {
    return List.of("=", "!=", "~", "!~", "<", "<=", ">", ">=", "in").contains(word);
  }

  private List<String> path() {
    String field = token;
    if (field == null || !Character.isLetter(field.charAt(0))) {
      throw wrong("a field is expected here: name, class, facts.X, trusted.X or parameters.X");
    }
    List<String> path = List.of(field.split("\\."));
    boolean known =
        path.size() == 1
            ? field.equals("name") || field.equals("class")
            : FIELDS.contains(path.get(0));
    if (!known) {
      throw wrong(
          "there is no field '"
              + field
              + "'; there are name, class, facts.X, trusted.X and parameters.X");
    }
    advance();
    return path;
  }

  private List<Object> values() {
    expect("[");
    List<Object> values = new ArrayList<>(List.of(value()));
    while (take(",")) {
      values.add(value());
    }
    expect("]");
    return values;
  }

  private Object value() {
    String found = token;
    if (found == null) {
      throw wrong("a value is expected here");
    }
    char first = found.charAt(0);
    Object value;
    if (first == '\'' || first == '"') {
      value = unquoted(found);
    } else if (first == '-' || Character.isDigit(first)) {
      value = Double.valueOf(found);
    } else if (found.equals("true") || found.equals("false")) {
      value = found.equals("true");
    } else {
      throw wrong("a value is expected here: a text in quotes, a number, true or false");
    }
    advance();
    return value;
  }

  private double number() {
    if (value() instanceof Double number) {
      return number;
    }
    throw wrong("only numbers can be less or greater");
  }

  private Regex regex() {
    String found = token;
    if (found == null || "'\"/".indexOf(found.charAt(0)) < 0) {
      throw wrong("a regular expression is expected here, as in /web\\d+/");
    }
    try {
      String source =
          found.charAt(0) == '/'
              ? found.substring(1, found.length() - 1).replace("\\/", "/")
              : unquoted(found);
      Regex regex = Regex.of(source);
      regex.validate();
      advance();
      return regex;
    } catch (EvaluationException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private boolean take(String word) {
    if (!word.equals(token)) {
      return false;
    }
    advance();
    return true;
  }

  private void expect(String word) {
    if (!take(word)) {
      throw wrong("'" + word + "' is expected here");
    }
  }

  private void advance() {
    Matcher matcher = TOKEN.matcher(text).region(end, text.length());
    if (matcher.lookingAt()) {
      end = matcher.end();
      token = matcher.group().strip();
      start = end - token.length();
      return;
    }
    start = end;
    token = null;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start < text.length()) {
      throw wrong("this is no part of a query");
    }
  }

  private InvalidSourceException wrong(String sentence) {
    SourceText source = new SourceText("(query)", text);
    int at = Math.min(start, text.length());
    int length = token == null ? 1 : token.length();
    return new InvalidSourceException(
        List.of(
            new Diagnostic("INVALID_QUERY", Severity.ERROR, sentence, source, at, length, null)));
  }
}
