package plumb.dsl;

import org.antlr.runtime.RecognitionException;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first syntax error of a run. What ANTLR reports after that follows from its own attempt
 * to go on, and is dropped.
 */
final class FirstSyntaxError implements ISyntaxErrorMessageProvider {
  private static final SyntaxErrorMessage SEEN =
      new SyntaxErrorMessage("syntax error", "SYNTAX_ERROR");

  private @Nullable RecognitionException first;

  @Nullable RecognitionException get() {
    return first;
  }

  void add(@Nullable RecognitionException error) {
    if (first == null) {
      first = error;
    }
  }

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
    add(context.getRecognitionException());
    return SEEN;
  }

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
    throw new IllegalStateException("no value is converted while parsing");
  }
}
