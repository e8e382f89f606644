package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import org.antlr.runtime.Token;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Says what is wrong at a token that does not fit, from the tokens around it. */
final class SyntaxMessages {
  private static final String CODE = "SYNTAX_ERROR";

  private final SourceText source;
  private final TokenList tokens;

  SyntaxMessages(SourceText source, TokenList tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Diagnostic describe(FirstSyntaxError error, int from) {
    int index = error.index();
    BracketStack open = openBrackets(from, index);
    Diagnostic plan = new PlanSyntax(source, tokens).describe(index, open);
    if (plan != null) {
      return plan;
    }
    if (index >= tokens.size()) {
      return atEnd(open);
    }
    int type = tokens.type(index);
    int next = tokens.nextVisible(index);
    if (type == LeftSquareBracket && tokens.type(next) == RightSquareBracket) {
      return diagnostic(next, "something is missing before this ']'", null);
    }
    if (type == PercentSign && tokens.type(index - 1) == LessThanSign) {
      return diagnostic(index - 1, "the template tag before this one has no closing %>", null);
    }
    if (TokenList.closes(type)) {
      return closer(index, open);
    }
    if (tokens.type(open.top()) == RULE_STRING_HEAD) {
      return inString(index);
    }
    return within(index, error.expected(), open);
  }

  // Brackets

  private BracketStack openBrackets(int from, int to) {
    BracketStack open = new BracketStack(tokens);
    for (int i = from; i < Math.min(to, tokens.size()); i++) {
      if (tokens.isVisible(i)) {
        open.take(i);
      }
    }
    return open;
  }

  private Diagnostic atEnd(BracketStack open) {
    if (!open.isEmpty()) {
      int opener = BracketBalance.suspect(source.text(), tokens, open.top());
      return diagnostic(
          opener,
          "this "
              + quoted(opener)
              + " has no closing '"
              + TokenKinds.closing(tokens.type(opener))
              + "'",
          null);
    }
    int last = tokens.previousVisible(tokens.size());
    int offset = last < 0 ? 0 : tokens.end(last);
    return new Diagnostic(
        CODE,
        Severity.ERROR,
        "the file ends in the middle of a statement",
        source,
        offset,
        0,
        null);
  }

  private Diagnostic closer(int index, BracketStack open) {
    if (tokens.type(index) == RULE_STRING_TAIL) {
      return inString(index);
    }
    if (open.isEmpty()) {
      return diagnostic(index, quoted(index) + " closes nothing", null);
    }
    int opener = open.top();
    String closing = TokenKinds.closing(tokens.type(opener));
    if (!closing.equals(tokens.text(index))) {
      int line = source.line(tokens.start(opener));
      return diagnostic(
          index,
          "the "
              + quoted(opener)
              + " of line "
              + line
              + " must be closed before this "
              + quoted(index),
          "put a '" + closing + "' before it");
    }
    int previous = tokens.previousVisible(index);
    return previous == opener
        ? diagnostic(index, "something is missing before this " + quoted(index), null)
        : diagnostic(
            index,
            "something is missing between " + quoted(previous) + " and " + quoted(index),
            null);
  }

  // Interpolation

  /** An error directly within a string: its expression is empty, or goes on where it should end. */
  private Diagnostic inString(int index) {
    int mark = index;
    while (mark >= 0
        && tokens.type(mark) != RULE_STRING_HEAD
        && tokens.type(mark) != RULE_STRING_MIDDLE) {
      mark--;
    }
    int dollar = tokens.end(mark);
    int previous = tokens.previousVisible(index);
    if (previous == mark) {
      return new Diagnostic(
          "SYNTAX_ERROR",
          Severity.ERROR,
          "this interpolation is empty",
          source,
          tokens.start(index),
          Math.max(1, tokens.end(index) - tokens.start(index)),
          "write \\${ for a dollar sign and a brace that mean themselves");
    }
    int type = tokens.type(index);
    if (type == RULE_STRING_TAIL || type == RULE_STRING_MIDDLE) {
      return diagnostic(
          index, "something is missing after " + quoted(previous) + " in this interpolation", null);
    }
    return new Diagnostic(
        CODE,
        Severity.ERROR,
        quoted(index)
            + " does not fit into the interpolation that starts on line "
            + source.line(dollar),
        source,
        tokens.start(index),
        tokens.end(index) - tokens.start(index),
        "an interpolation holds one expression and ends with '}'");
  }

  // Everything else

  private Diagnostic within(int index, int expected, BracketStack open) {
    int type = tokens.type(index);
    int previous = tokens.previousVisible(index);
    int next = tokens.type(tokens.nextVisible(index));
    boolean arrowFollows = next == EqualsSignGreaterThanSign || next == PlusSignGreaterThanSign;
    if (arrowFollows
        && previous >= 0
        && TokenKinds.endsValue(tokens.type(previous))
        && !open.isEmpty()) {
      return beforeAttribute(index, previous, open.top());
    }
    if (expected == Colon && previous >= 0) {
      return diagnostic(
          index,
          "a ':' is missing before " + quoted(index),
          "the title of a resource ends with ':'");
    }
    if (previous >= 0
        && TokenKinds.isDefinition(tokens.type(previous))
        && TokenKinds.isWordOrString(type)) {
      return name(index, tokens.text(previous));
    }
    if (!open.isEmpty()
        && previous >= 0
        && TokenKinds.endsValue(tokens.type(previous))
        && TokenKinds.startsValue(type)) {
      int opener = tokens.type(open.top());
      if (opener == RULE_LIST_START || opener == LeftSquareBracket || opener == LeftParenthesis) {
        return diagnostic(
            index,
            "a ',' or the closing '"
                + TokenKinds.closing(opener)
                + "' is missing before "
                + quoted(index),
            null);
      }
    }
    String single = expected > 0 ? TokenKinds.literal(expected) : null;
    return diagnostic(
        index,
        quoted(index) + " does not fit here",
        single == null ? null : "only '" + single + "' can stand here");
  }

  /** "name =&gt;" right after a value, or after the "{" of a resource's title. */
  private Diagnostic beforeAttribute(int index, int previous, int opener) {
    boolean first = tokens.nextVisible(opener) == previous;
    if (first && tokens.type(opener) == LeftCurlyBracket) {
      return diagnostic(
          index,
          "a ':' is missing after the title " + quoted(previous),
          "write { " + tokens.text(previous) + ": " + tokens.text(index) + " => ... }");
    }
    return diagnostic(index, "a ',' is missing before " + quoted(index), null);
  }

  private Diagnostic name(int index, String keyword) {
    int type = tokens.type(index);
    boolean isString = type == RULE_SINGLE_QUOTED || type == RULE_DOUBLE_QUOTED;
    return diagnostic(
        index,
        isString
            ? "a name after '" + keyword + "' stands without quotes"
            : quoted(index) + " is a reserved word, and cannot be a name",
        null);
  }

  /** A token in quotes; a long one or one of several lines is cut. */
  private String quoted(int index) {
    if (tokens.type(index) == Token.EOF) {
      return "the end of the file";
    }
    String text = tokens.text(index);
    int lineBreak = text.indexOf('\n');
    String shown = lineBreak < 0 ? text : text.substring(0, lineBreak).stripTrailing();
    if (shown.length() > 30) {
      shown = shown.substring(0, 30);
    }
    boolean cut = shown.length() < text.length();
    if (shown.startsWith("'") || shown.startsWith("\"")) {
      return cut ? shown + "..." : shown; // it has quotes of its own
    }
    return "'" + shown + (cut ? "...'" : "'");
  }

  private Diagnostic diagnostic(int index, String message, @Nullable String hint) {
    int start = tokens.start(index);
    return new Diagnostic(
        CODE, Severity.ERROR, message, source, start, tokens.end(index) - start, hint);
  }
}
