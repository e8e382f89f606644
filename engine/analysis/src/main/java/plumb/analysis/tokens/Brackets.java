package plumb.analysis.tokens;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Sees whether all braces, brackets and parentheses of a text are closed; reports the first. */
final class Brackets {
  private final SourceText source;
  private final ArrayDeque<Integer> open = new ArrayDeque<>();
  private @Nullable Diagnostic problem;

  Brackets(SourceText source) {
    this.source = source;
  }

  /** Takes the sign at an offset; signs of other kinds do not matter. */
  void take(int offset) {
    char sign = source.text().charAt(offset);
    switch (sign) {
      case '{', '[', '(', '$' -> open.push(offset);
      case '}', ']', ')' -> close(sign, offset);
      default -> {}
    }
  }

  private void close(char sign, int offset) {
    Integer opening = open.poll();
    if (opening == null) {
      report(offset, "nothing opens what this '" + sign + "' closes");
    } else if (sign != closing(opening)) {
      report(opening, "this is closed by '" + sign + "' on line " + source.line(offset));
    }
  }

  /** To be called at the end of the text: adds what was wrong, if anything. */
  void finish(List<Diagnostic> found) {
    if (!open.isEmpty()) {
      report(open.peekLast(), "no '" + closing(open.peekLast()) + "' closes this");
    }
    if (problem != null) {
      found.add(problem);
    }
  }

  private char closing(int opening) {
    return switch (source.text().charAt(opening)) {
      case '[' -> ']';
      case '(' -> ')';
      default -> '}';
    };
  }

  private void report(int offset, String message) {
    if (problem == null) {
      problem = new Diagnostic("SYNTAX_ERROR", Severity.ERROR, message, source, offset, 1, null);
    }
  }
}
