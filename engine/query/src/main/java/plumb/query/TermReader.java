package plumb.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.query.Token.Kind;

/** Reads what is looked at of a node: a word, or the path of a fact. For one thread. */
final class TermReader {
  private static final int MOST_PARTS = 20;

  /** What others call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("certname", "name"),
          Map.entry("node", "name"),
          Map.entry("fqdn", "name, or facts.networking.fqdn"),
          Map.entry("hostname", "name, or facts.networking.hostname"),
          Map.entry("catalog_environment", "environment"),
          Map.entry("report_environment", "environment"),
          Map.entry("latest_report_status", "status"),
          Map.entry("latest_report_noop", "report.noop"),
          Map.entry("noop", "report.noop"),
          Map.entry("fact", "facts.os.family"),
          Map.entry("facts", "facts.os.family"),
          Map.entry("inventory", "facts.os.family"),
          Map.entry("classes", "class"),
          Map.entry("resources", "resource"),
          Map.entry("report", "report.age, or status"),
          Map.entry("report_timestamp", "report.age"),
          Map.entry("facts_timestamp", "facts.age"),
          Map.entry("catalog_timestamp", "catalog.age"),
          Map.entry("catalog", "catalog.age"));

  private final String text;
  private final Tokens tokens;

  /** Gives the next token. */
  interface Tokens {
    Token next() throws InvalidQueryException;
  }

  TermReader(String text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Reads a term that starts with a word; the token behind it is the current one then. */
  Term term(Token first) throws InvalidQueryException {
    TermKind kind = TermKind.of(first.text()).orElse(null);
    if (kind != null) {
      Token next = tokens.next();
      // A part in brackets or quotes would have made it a fact's path.
      if (!kind.equals(TermKind.FACTS_AGE) || !continues(first, next)) {
        return new Term(kind, List.of(), first.text());
      }
      return path(first, List.of("age"), next);
    }
    if (first.text().startsWith("facts.")) {
      return fact(first);
    }
    if (first.text().equals("facts")) {
      Token next = tokens.next();
      if (next.is("[") && first.touches(next)) {
        return path(first, List.of(), next);
      }
    }
    throw unknown(first);
  }

  /** Reads the path of a fact, with {@code facts.} before it or not. */
  Term fact(Token first) throws InvalidQueryException {
    if (first.kind() == Kind.QUOTED) {
      return path(first, List.of(first.text()), tokens.next());
    }
    if (first.kind() != Kind.WORD) {
      throw wrong(first, "expected a fact, found " + first.shown(), "write: os.family");
    }
    String word = first.text().startsWith("facts.") ? first.text().substring(6) : first.text();
    List<String> parts = new ArrayList<>();
    addParts(first, word, parts);
    return path(first, parts, tokens.next());
  }

  private static boolean continues(Token last, Token next) {
    return last.touches(next)
        && (next.is("[")
            || (next.kind() == Kind.QUOTED && last.text().endsWith("."))
            || (next.kind() == Kind.WORD && next.text().startsWith(".")));
  }

  /** Reads what follows: {@code .part}, {@code .'a part'}, {@code ['a part']}, {@code [0]}. */
  private Term path(Token first, List<String> start, Token behind) throws InvalidQueryException {
    List<String> parts = new ArrayList<>(start);
    Token last = first;
    Token next = behind;
    while (continues(last, next)) {
      if (next.is("[")) {
        Token key = tokens.next();
        if (key.kind() != Kind.QUOTED && key.kind() != Kind.WORD) {
          throw wrong(key, "expected a name or a number, found " + key.shown(), null);
        }
        parts.add(key.text());
        next = tokens.next();
        if (!next.is("]")) {
          throw wrong(next, "expected ']', found " + next.shown(), null);
        }
      } else if (next.kind() == Kind.QUOTED) {
        parts.add(next.text());
      } else {
        addParts(next, next.text().substring(1), parts);
      }
      last = next;
      next = tokens.next();
    }
    boolean open = last.kind() == Kind.WORD && last.text().endsWith(".");
    if (open || parts.isEmpty()) {
      throw wrong(
          last, "a part of the fact's name is missing", "write for instance: facts.os.family");
    }
    if (parts.size() > MOST_PARTS) {
      throw wrong(first, "a fact's name has at most " + MOST_PARTS + " parts", null);
    }
    return new Term(TermKind.FACT, parts, text.substring(first.offset(), last.end()));
  }

  private void addParts(Token token, String word, List<String> parts) throws InvalidQueryException {
    String[] split = word.split("\\.", -1);
    for (int i = 0; i < split.length; i++) {
      boolean last = i == split.length - 1;
      if (split[i].isEmpty() && !last) {
        throw wrong(token, "a part of the fact's name is missing", "write: facts.os.family");
      }
      if (!split[i].isEmpty()) {
        parts.add(split[i]);
      }
    }
  }

  private InvalidQueryException unknown(Token word) {
    String name = word.text();
    if (name.startsWith("trusted")) {
      return wrong(
          "QUERY_UNKNOWN_TERM",
          word,
          "what certificates say of nodes is not kept",
          "the name of a node is name; a fact can repeat an extension");
    }
    String known = ELSEWHERE.get(name);
    return wrong(
        "QUERY_UNKNOWN_TERM",
        word,
        word.shown() + " is nothing that nodes have",
        known != null
            ? "write " + known
            : name.contains(".")
                ? "facts start with facts: facts." + (name.length() > 60 ? "os.family" : name)
                : "there are " + TermKind.all());
  }

  private InvalidQueryException wrong(Token token, String message, @Nullable String hint) {
    return wrong("QUERY_SYNTAX", token, message, hint);
  }

  private InvalidQueryException wrong(
      String code, Token token, String message, @Nullable String hint) {
    return InvalidQueryException.at(
        text, token.offset(), token.end() - token.offset(), code, message, hint);
  }
}
