package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.List;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.LexicalProblems;
import plumb.dsl.lexer.PuppetLexer;
import plumb.dsl.lexer.TokenInput;
import plumb.dsl.parser.antlr.internal.InternalPuppetParser;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;

/**
 * A file, or the text of a heredoc in it, on its way through lexer and generated parser. After a
 * syntax error the rest is parsed again from the next statement on, so that each error is found by
 * a parser that knows of no other.
 */
final class ParseRun {
  private static final int MOST_ERRORS = 20;

  private final SourceText source;
  private final LexicalProblems problems;
  private final List<Diagnostic> diagnostics;
  private final TokenList tokens;
  private final AstBuilder builder = new AstBuilder();

  ParseRun(
      SourceText source, TokenInput input, LexicalProblems problems, List<Diagnostic> diagnostics) {
    this.source = source;
    this.problems = problems;
    this.diagnostics = diagnostics;
    this.tokens = new TokenList(new PuppetLexer(input));
  }

  /** Builder of the first parse: the one that the AST is from. */
  AstBuilder builder() {
    return builder;
  }

  /**
   * Parses by a rule of the grammar.
   *
   * @return the root of the AST; null if nothing could be made of the text
   */
  @Nullable EObject parse(String rule) {
    FirstSyntaxError error = new FirstSyntaxError(tokens);
    EObject root = parse(rule, builder, error);
    Recovery recovery = new Recovery(source.text(), tokens);
    int from = 0;
    for (int count = 1; error.isFound(); count++) {
      if (count == 1 || !mayFollow(error.index())) {
        report(error, from);
      }
      if (count == MOST_ERRORS || error.index() >= tokens.size()) {
        break;
      }
      from = recovery.skip(error, from);
      if (from >= tokens.size()) {
        break;
      }
      error = new FirstSyntaxError(tokens);
      parse(rule, new AstBuilder(), error);
    }
    new MissingQuote(source, tokens).revise(diagnostics);
    return root;
  }

  private @Nullable EObject parse(String rule, AstBuilder ast, FirstSyntaxError error) {
    Grammar grammar = Grammar.get();
    XtextTokenStream stream = new SourceTokenStream(tokens, source.text());
    InternalPuppetParser parser = new InternalPuppetParser(stream, grammar.access);
    parser.setTokenTypeMap(grammar.tokenNames);
    parser.setSyntaxErrorProvider(error);
    parser.setNodeModelBuilder(new NodeModelBuilder());
    parser.setSemanticModelBuilder(ast);
    try {
      return parser.parse(rule).getRootASTElement();
    } catch (RecognitionException e) {
      error.add(e, null);
    } catch (WrappedException e) {
      // After an error ANTLR goes on with what it has, which may be too little to build a tree of.
      if (!error.isFound()) {
        throw e;
      }
    }
    return null;
  }

  /**
   * What the lexer could make nothing of, it has reported; so is what an unclosed thing swallowed.
   */
  private void report(FirstSyntaxError error, int from) {
    boolean atEnd = error.index() >= tokens.size();
    if (atEnd
        ? problems.hasSwallowedRest()
        : problems.isSwallowed(tokens.start(error.index())) || isReported(error.index())) {
      return;
    }
    diagnostics.add(new SyntaxMessages(source, tokens).describe(error, from));
  }

  /**
   * Whether a later error may come from an earlier one, because the token belongs to a statement
   * that was skipped. If it does not, it shows when the first error is gone.
   */
  private boolean mayFollow(int index) {
    return switch (tokens.type(index)) {
      case Token.EOF, Colon, EqualsSignGreaterThanSign, Comma, Else, Elsif -> true;
      default -> false;
    };
  }

  private boolean isReported(int index) {
    if (tokens.type(index) == RULE_BAD) {
      return true;
    }
    int start = tokens.start(index);
    int end = tokens.end(index);
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.offset() >= start && diagnostic.offset() < Math.max(end, start + 1)) {
        return true;
      }
    }
    return false;
  }

  /** The text of all tokens is the text of the file: nothing need be put together. */
  private static final class SourceTokenStream extends XtextTokenStream {
    private final String text;

    SourceTokenStream(TokenList tokens, String text) {
      super(tokens.source(), Token.DEFAULT_CHANNEL);
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
