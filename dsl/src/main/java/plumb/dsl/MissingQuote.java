package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.Characters;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * Finds the string whose closing quote is missing. The lexer only sees that the last string has
 * none; but from the real one on, it took text for code and code for text.
 */
final class MissingQuote {
  private static final String CODE = "UNCLOSED_QUOTE";

  private final SourceText source;
  private final TokenList tokens;

  MissingQuote(SourceText source, TokenList tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /**
   * If a string is unclosed, says in the first report from it on which one that may be, and drops
   * the others, as they follow from it.
   */
  void revise(List<Diagnostic> diagnostics) {
    int report = indexOfReport(diagnostics);
    int[] guess = report < 0 ? null : guess();
    if (guess == null) {
      return;
    }
    Diagnostic first = diagnostics.get(report);
    for (Diagnostic other : diagnostics) {
      if (other.offset() > guess[0] && other.offset() < first.offset()) {
        first = other;
      }
    }
    diagnostics.removeIf(other -> other.offset() > guess[0]);
    diagnostics.add(report(first, guess[0], guess[1]));
  }

  private static int indexOfReport(List<Diagnostic> diagnostics) {
    for (int i = 0; i < diagnostics.size(); i++) {
      if (diagnostics.get(i).code().equals(CODE)) {
        return i;
      }
    }
    return -1;
  }

  private Diagnostic report(Diagnostic first, int start, int end) {
    return new Diagnostic(
        first.code(),
        Severity.ERROR,
        "a quote is missing before this: " + first.message(),
        source,
        first.offset(),
        first.length(),
        "the string that starts on line "
            + source.line(start)
            + " seems to have no closing quote; the next one, on line "
            + source.line(end - 1)
            + ", belongs to another string");
  }

  /** The first string of several lines that ends in the middle of a word; its start and end. */
  private int @Nullable [] guess() {
    Deque<Integer> heads = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      int start = -1;
      switch (tokens.type(i)) {
        case RULE_STRING_HEAD -> heads.push(tokens.start(i));
        case RULE_STRING_TAIL -> start = heads.isEmpty() ? -1 : heads.pop();
        case RULE_SINGLE_QUOTED, RULE_DOUBLE_QUOTED -> start = tokens.start(i);
        default -> {}
      }
      int end = tokens.end(i);
      if (start >= 0 && hasLineBreak(start, end) && isWithinWord(end)) {
        return new int[] {start, end};
      }
    }
    return null;
  }

  private boolean hasLineBreak(int start, int end) {
    int lineBreak = source.text().indexOf('\n', start);
    return lineBreak >= 0 && lineBreak < end;
  }

  private boolean isWithinWord(int end) {
    if (end >= source.text().length()) {
      return false;
    }
    char c = source.text().charAt(end);
    return Characters.isWord(c) || "/$%-\\'\"<&#^*~".indexOf(c) >= 0;
  }
}
