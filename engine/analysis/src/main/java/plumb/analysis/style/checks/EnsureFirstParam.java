package plumb.analysis.style.checks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** "ensure" is the first attribute of a resource. */
final class EnsureFirstParam extends StyleCheck {
  /** What stands behind the value of an attribute. */
  private static final Set<TokenKind> ENDS =
      EnumSet.of(TokenKind.COMMA, TokenKind.SEMICOLON, TokenKind.RBRACE);

  /** What values consist of that are the same whenever they are computed. */
  private static final Set<TokenKind> PLAIN =
      EnumSet.of(
          TokenKind.NAME,
          TokenKind.NUMBER,
          TokenKind.TRUE,
          TokenKind.FALSE,
          TokenKind.UNDEF,
          TokenKind.DEFAULT,
          TokenKind.VARIABLE,
          TokenKind.SINGLE_QUOTED,
          TokenKind.DOUBLE_QUOTED,
          TokenKind.STRING_HEAD,
          TokenKind.STRING_MIDDLE,
          TokenKind.STRING_TAIL,
          TokenKind.TYPE,
          TokenKind.CLASS_REFERENCE,
          TokenKind.LBRACKET,
          TokenKind.RBRACKET,
          TokenKind.COMMA);

  EnsureFirstParam() {
    super("ensure_first_param", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      List<Token> attributes = resource.attributes();
      for (int i = 0; i < attributes.size(); i++) {
        if (attributes.get(i).value().equals("ensure")) {
          if (i > 0 && !resource.type().is(TokenKind.CLASS)) {
            findings.add(
                attributes.get(i),
                "ensure found on line but it's not the first attribute",
                fix(manifest, resource, attributes.get(i)));
          }
          break;
        }
      }
    }
  }

  /**
   * The first attribute and this one change places, if it is the same when and on which of the
   * lines they are: if both are plain values on a line, and no comment is about either.
   */
  private static @Nullable Fix fix(Manifest manifest, Resource resource, Token ensure) {
    Token first = resource.attributes().get(0);
    Token firstEnd = endOfPlainValue(first);
    Token ensureEnd = endOfPlainValue(ensure);
    if (firstEnd == null || ensureEnd == null || hasComment(resource.tokens().get(0), ensureEnd)) {
      return null;
    }
    String text = manifest.source().text();
    return new Fix(
        first.start(),
        ensureEnd.end(),
        text.substring(ensure.start(), ensureEnd.end())
            + text.substring(firstEnd.end(), ensure.start())
            + text.substring(first.start(), firstEnd.end()));
  }

  /** The last token of the value that an attribute has on its line; null if it is not plain. */
  private static @Nullable Token endOfPlainValue(Token name) {
    Token arrow = name.nextCode();
    Token end = null;
    int depth = 0;
    for (Token token = arrow == null ? null : arrow.next(); token != null; token = token.next()) {
      Token next = token.is(TokenKind.NEWLINE) ? token.nextCode() : token;
      if (depth == 0 && next != null && ENDS.contains(next.kind())) {
        return end;
      }
      if (token.is(TokenKind.WHITESPACE)) {
        continue;
      }
      // A variable takes its indexes, in which functions may be called.
      if (!PLAIN.contains(token.kind()) || token.value().indexOf('(') >= 0) {
        return null;
      }
      depth += token.is(TokenKind.LBRACKET) ? 1 : token.is(TokenKind.RBRACKET) ? -1 : 0;
      end = token;
    }
    return null;
  }

  /** Whether there is a comment from one token up to the end of another one's line. */
  private static boolean hasComment(Token from, Token to) {
    for (Token token = from; token != null; token = token.next()) {
      if (token.kind().isComment()) {
        return true;
      }
      if (token.index() > to.index() && token.is(TokenKind.NEWLINE)) {
        return false;
      }
    }
    return false;
  }
}
