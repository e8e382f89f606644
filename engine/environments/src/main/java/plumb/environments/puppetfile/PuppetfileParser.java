package plumb.environments.puppetfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.environments.puppetfile.Token.Kind;

/** Reads the tokens of a Puppetfile as declarations, and goes on after what it cannot read. */
final class PuppetfileParser {
  static final String SYNTAX = "PUPPETFILE_SYNTAX";

  private static final Set<String> DECLARATIONS = Set.of("mod", "forge", "moduledir");
  private static final String DECLARATIVE =
      "nothing in a Puppetfile is run: write every module as mod 'name', git: '...', tag: '...'";

  private final SourceText source;
  private final List<Diagnostic> problems;
  private final List<Token> tokens;
  private int at;

  private PuppetfileParser(SourceText source, List<Diagnostic> problems) {
    this.source = source;
    this.problems = problems;
    this.tokens = PuppetfileLexer.tokens(source, problems);
  }

  static List<Call> calls(SourceText source, List<Diagnostic> problems) {
    return new PuppetfileParser(source, problems).calls();
  }

  /** Ends the reading of one declaration; the problem has been told. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super(null, null, false, false);
    }
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    while (!peek().is(Kind.END)) {
      if (peek().is(Kind.NEWLINE)) {
        at++;
        continue;
      }
      try {
        calls.add(call());
      } catch (Unreadable told) {
        skipToDeclaration();
      }
    }
    return calls;
  }

  private Call call() {
    Token name = tokens.get(at++);
    if (!name.is(Kind.WORD) || !DECLARATIONS.contains(name.text())) {
      throw unreadable(
          name,
          name.is(Kind.WORD) || name.is(Kind.LABEL)
              ? "'" + name.text() + "' is no declaration of a Puppetfile"
              : "a declaration is missing here",
          DECLARATIVE);
    }
    boolean parentheses = peek().is(Kind.OPEN, "(");
    if (parentheses) {
      at++;
    }
    List<Value> arguments = new ArrayList<>();
    List<Call.Option> options = new ArrayList<>();
    arguments(parentheses, arguments, options);
    if (parentheses) {
      skipNewlines();
      expectClose(")");
    }
    if (!peek().is(Kind.NEWLINE)) {
      throw unreadable(peek(), "the declaration should end before this", DECLARATIVE);
    }
    return new Call(name, arguments, options);
  }

  private void arguments(boolean parentheses, List<Value> arguments, List<Call.Option> options) {
    while (true) {
      if (parentheses) {
        skipNewlines();
        if (peek().is(Kind.CLOSE, ")")) {
          return;
        }
      }
      if (peek().is(Kind.OPEN, "{")) {
        braces(options);
      } else {
        argument(arguments, options);
      }
      if (parentheses) {
        skipNewlines();
      }
      if (!peek().is(Kind.COMMA)) {
        return;
      }
      at++;
      skipNewlines();
    }
  }

  private void braces(List<Call.Option> options) {
    at++;
    skipNewlines();
    while (!peek().is(Kind.CLOSE, "}")) {
      argument(null, options);
      skipNewlines();
      if (!peek().is(Kind.COMMA)) {
        break;
      }
      at++;
      skipNewlines();
    }
    expectClose("}");
  }

  /** One value, or a pair; only pairs when there are no arguments to add to. */
  private void argument(@Nullable List<Value> arguments, List<Call.Option> options) {
    Token key = peek();
    if (key.is(Kind.LABEL)) {
      at++;
      skipNewlines();
      options.add(new Call.Option(key.text(), key.offset(), key.length(), value()));
      return;
    }
    Value value = value();
    if (peek().is(Kind.ARROW)) {
      at++;
      skipNewlines();
      String name = value.text();
      if (name == null) {
        throw unreadable(key, "an option's name is a symbol", null);
      }
      options.add(new Call.Option(name, value.offset(), value.length(), value()));
    } else if (arguments == null) {
      throw unreadable(peek(), "'=>' is missing here", null);
    } else {
      arguments.add(value);
    }
  }

  private Value value() {
    Token token = tokens.get(at++);
    Object content =
        switch (token.kind()) {
          case STRING -> token.text();
          case SYMBOL -> new Value.Symbol(token.text());
          case NUMBER -> token.text();
          case WORD ->
              switch (token.text()) {
                case "true" -> true;
                case "false" -> false;
                case "nil" -> Value.NOTHING;
                default ->
                    throw unreadable(
                        token, "'" + token.text() + "' is no value but Ruby code", DECLARATIVE);
              };
          case OPEN -> token.text().equals("[") ? list() : null;
          default -> null;
        };
    if (content == null) {
      throw unreadable(
          token,
          token.is(Kind.NEWLINE) || token.is(Kind.END)
              ? "a value is missing here"
              : "this is no value",
          token.is(Kind.OTHER) ? DECLARATIVE : null);
    }
    Token last = tokens.get(at - 1);
    return new Value(content, token.offset(), last.offset() + last.length() - token.offset());
  }

  private List<Value> list() {
    List<Value> items = new ArrayList<>();
    skipNewlines();
    while (!peek().is(Kind.CLOSE, "]")) {
      items.add(value());
      skipNewlines();
      if (!peek().is(Kind.COMMA)) {
        break;
      }
      at++;
      skipNewlines();
    }
    expectClose("]");
    return items;
  }

  private void expectClose(String bracket) {
    if (!peek().is(Kind.CLOSE, bracket)) {
      throw unreadable(peek(), "'" + bracket + "' is missing here", null);
    }
    at++;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private void skipNewlines() {
    while (peek().is(Kind.NEWLINE)) {
      at++;
    }
  }

  /** To the next line that starts with a declaration. */
  private void skipToDeclaration() {
    while (!peek().is(Kind.END)) {
      boolean lineStart = at == 0 || tokens.get(at - 1).is(Kind.NEWLINE);
      if (lineStart && peek().is(Kind.WORD) && DECLARATIONS.contains(peek().text())) {
        return;
      }
      at++;
    }
  }

  private Unreadable unreadable(Token token, String message, @Nullable String hint) {
    problems.add(
        new Diagnostic(
            SYNTAX, Severity.ERROR, message, source, token.offset(), token.length(), hint));
    if (token.is(Kind.NEWLINE) && at > 0 && tokens.get(at - 1) == token) {
      at--;
    }
    if (token.is(Kind.END)) {
      at = tokens.size() - 1;
    }
    return new Unreadable();
  }
}
