package plumb.dsl.parser.antlr;

import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;

/**
 * The generated parser wraps its lexer in a class of this name, meant for languages where
 * indentation counts. Ours has nothing to add.
 */
public final class PuppetTokenSource implements TokenSource {
  private final TokenSource lexer;

  public PuppetTokenSource(TokenSource lexer) {
    this.lexer = lexer;
  }

  @Override
  public Token nextToken() {
    return lexer.nextToken();
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }
}
