package plumb.dsl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.MissingTokenException;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.Action;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.PuppetPackage;

/**
 * Notes the first syntax error of a run, and where the parser was then. What ANTLR reports after
 * that follows from its own attempt to go on, and is dropped.
 */
final class FirstSyntaxError implements ISyntaxErrorMessageProvider {
  private static final SyntaxErrorMessage SEEN =
      new SyntaxErrorMessage("syntax error", "SYNTAX_ERROR");
  private static final int END = -1;

  private final TokenList tokens;
  private boolean found;
  private int index = END;
  private int expected;
  private final List<Integer> blocks = new ArrayList<>();

  FirstSyntaxError(TokenList tokens) {
    this.tokens = tokens;
  }

  boolean isFound() {
    return found;
  }

  /**
   * The index of the token that does not fit; the number of tokens when the file ends too early.
   */
  int index() {
    return index;
  }

  /** The type of the only token that would have fitted; 0 if there are several. */
  int expected() {
    return expected;
  }

  /** The indexes of the '{' of the blocks of statements around the error, the innermost first. */
  List<Integer> blocks() {
    return blocks;
  }

  void add(RecognitionException error, @Nullable INode node) {
    if (found) {
      return;
    }
    found = true;
    index = indexOf(error);
    if (error instanceof MismatchedTokenException mismatch
        || error instanceof MissingTokenException) {
      expected = ((MismatchedTokenException) error).expecting;
    }
    for (INode outer = node; outer != null; outer = outer.getParent()) {
      int brace = isBlock(outer.getGrammarElement()) ? openingBrace(outer) : END;
      if (brace != END) {
        blocks.add(brace);
      }
    }
  }

  /** A decision by the second token of two complains about the first. */
  private int indexOf(RecognitionException error) {
    if (error.token == null || error.token.getType() == Token.EOF) {
      return tokens.size();
    }
    int at = error.token.getTokenIndex();
    boolean second =
        error instanceof NoViableAltException choice
            && choice.grammarDecisionDescription.isEmpty()
            && choice.stateNumber > 0;
    return second ? tokens.nextVisible(at) : at;
  }

  private static boolean isBlock(@Nullable EObject grammarElement) {
    return grammarElement instanceof Action action
        && action.getType().getClassifier() == PuppetPackage.Literals.BLOCK;
  }

  private int openingBrace(INode block) {
    for (ILeafNode leaf : block.getLeafNodes()) {
      if (!leaf.isHidden()) {
        return tokens.indexAt(leaf.getOffset());
      }
    }
    return END;
  }

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
    RecognitionException error = context.getRecognitionException();
    if (error != null) {
      add(error, context.getCurrentNode());
    }
    return SEEN;
  }

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
    throw new IllegalStateException("no value is converted while parsing");
  }
}
