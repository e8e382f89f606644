package plumb.analysis.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import plumb.analysis.Fix;
import plumb.analysis.Fixes;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;
import plumb.analysis.tokens.Tokens;
import plumb.dsl.source.SourceText;

/** Makes manifests untidy, at random and in the ways that can be mended. */
final class Disorder {
  private static final Pattern PLAIN = Pattern.compile("[^\\\\'\"$\r\n\t]*");
  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
  private static final Pattern GOES_ON = Pattern.compile("[\\w:\\[.(-].*", Pattern.DOTALL);

  private final String text;
  private final Random random;
  private final List<Fix> changes = new ArrayList<>();

  private Disorder(String text, Random random) {
    this.text = text;
    this.random = random;
  }

  /** An untidy form of a manifest that means the same. */
  static SourceText of(SourceText source, Random random) {
    Disorder disorder = new Disorder(source.text(), random);
    TokenList tokens = Tokens.read(source, new ArrayList<>());
    for (Token token : tokens) {
      Token next = token.next();
      if (next != null && random.nextInt(3) == 0) {
        disorder.change(token, next);
      }
    }
    return new SourceText(source.path(), Fixes.apply(source.text(), disorder.changes));
  }

  private void change(Token token, Token next) {
    switch (token.kind()) {
      case WHITESPACE -> {
        if (next.is(TokenKind.ARROW)) {
          replace(token.start(), token.end(), " ".repeat(random.nextInt(5)));
        }
      }
      case INDENT -> {
        if (token.value().startsWith("  ")) {
          replace(token.start(), token.start() + 2, "\t");
        }
      }
      case SINGLE_QUOTED -> {
        if (PLAIN.matcher(token.value()).matches()) {
          replace(token.start(), token.end(), '"' + token.value() + '"');
        }
      }
      case RBRACE, RBRACKET -> afterBracket(token, next);
      case STRING_HEAD, STRING_MIDDLE -> beforeVariable(next);
      default -> {}
    }
  }

  private void afterBracket(Token token, Token next) {
    Token arrow = token.nextCode();
    Token right = arrow == null ? null : arrow.nextCode();
    if (!next.is(TokenKind.NEWLINE) || arrow == null || right == null) {
      return;
    }
    boolean isEdge = arrow.is(TokenKind.EDGE) || arrow.is(TokenKind.NOTIFY_EDGE);
    if (isEdge && arrow.line() == token.line() + 1 && right.line() == arrow.line()) {
      replace(token.end(), token.end(), " " + text.substring(arrow.start(), arrow.end()));
      replace(arrow.start(), right.start(), "");
    } else {
      replace(token.end(), token.end(), " \t");
    }
  }

  private void beforeVariable(Token variable) {
    if (variable.is(TokenKind.VARIABLE)
        && NAME.matcher(variable.value()).matches()
        && text.startsWith("}", variable.end())
        && !GOES_ON.matcher(text.substring(variable.end() + 1)).matches()) {
      replace(variable.start() - 2, variable.end() + 1, "$" + variable.value());
    }
  }

  private void replace(int start, int end, String replacement) {
    changes.add(new Fix(start, end, replacement));
  }
}
