package plumb.dsl;

import java.util.List;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.LexicalProblems;
import plumb.dsl.lexer.PuppetLexer;
import plumb.dsl.lexer.TokenInput;
import plumb.dsl.parser.antlr.internal.InternalPuppetParser;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** One run of the generated parser over a file, or over the text of a heredoc in it. */
final class ParseRun {
  private final SourceText source;
  private final TokenInput input;
  private final LexicalProblems problems;
  private final List<Diagnostic> diagnostics;
  private final AstBuilder builder = new AstBuilder();

  ParseRun(
      SourceText source, TokenInput input, LexicalProblems problems, List<Diagnostic> diagnostics) {
    this.source = source;
    this.input = input;
    this.problems = problems;
    this.diagnostics = diagnostics;
  }

  AstBuilder builder() {
    return builder;
  }

  @Nullable EObject parse(String rule) {
    Grammar grammar = Grammar.get();
    XtextTokenStream tokens = new XtextTokenStream(new PuppetLexer(input), Token.DEFAULT_CHANNEL);
    InternalPuppetParser parser = new InternalPuppetParser(tokens, grammar.access);
    FirstSyntaxError firstError = new FirstSyntaxError();
    parser.setTokenTypeMap(grammar.tokenNames);
    parser.setSyntaxErrorProvider(firstError);
    parser.setNodeModelBuilder(new NodeModelBuilder());
    parser.setSemanticModelBuilder(builder);
    EObject root = null;
    try {
      root = parser.parse(rule).getRootASTElement();
    } catch (RecognitionException e) {
      firstError.add(e);
    }
    RecognitionException error = firstError.get();
    if (error != null) {
      Token token = error.token;
      int offset =
          token instanceof org.antlr.runtime.CommonToken c
              ? c.getStartIndex()
              : source.text().length();
      diagnostics.add(
          new Diagnostic(
              "SYNTAX_ERROR",
              Severity.ERROR,
              "syntax error at '" + (token == null ? "?" : token.getText()) + "'",
              source,
              Math.max(0, offset),
              1,
              null));
    }
    return root;
  }
}
