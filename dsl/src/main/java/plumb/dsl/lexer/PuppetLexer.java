package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.RULE_HEREDOC_BODY;

import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.eclipse.xtext.parser.antlr.Lexer;

/**
 * The lexer as Xtext's parser knows it; {@link TokenScanner} does the work. For the text of a
 * heredoc, two hidden tokens stand for the file before and after it, so that every position is one
 * of the file. Not thread-safe.
 */
public final class PuppetLexer extends Lexer {
  private final TokenInput tokenInput;
  private final TokenScanner scanner;
  private int last;

  public PuppetLexer(TokenInput input) {
    super(input);
    this.tokenInput = input;
    this.scanner = new TokenScanner(input);
  }

  @Override
  public Token nextToken() {
    int start = last;
    int first = scanner.position();
    if (start < first) {
      return token(RULE_HEREDOC_BODY, start, first);
    }
    int type = scanner.next();
    if (type != TokenScanner.END) {
      return token(type, start, scanner.position());
    }
    int end = tokenInput.text().length();
    return start < end ? token(RULE_HEREDOC_BODY, start, end) : Token.EOF_TOKEN;
  }

  private Token token(int type, int start, int end) {
    last = end;
    int channel = TokenScanner.isHidden(type) ? Token.HIDDEN_CHANNEL : Token.DEFAULT_CHANNEL;
    return new CommonToken(tokenInput, type, channel, start, end - 1);
  }

  @Override
  public void mTokens() {
    throw new UnsupportedOperationException("tokens come from nextToken");
  }

  @Override
  public String getGrammarFileName() {
    return "Puppet.xtext";
  }
}
