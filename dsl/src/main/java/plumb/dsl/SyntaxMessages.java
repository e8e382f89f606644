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
    int plan = unsupported(index, open);
    if (plan >= 0) {
      return unsupported(plan);
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
          "this " + quoted(opener) + " has no closing '" + closing(tokens.type(opener)) + "'",
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
    String closing = closing(tokens.type(opener));
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

  private static String closing(int opener) {
    return switch (opener) {
      case LeftParenthesis, RULE_LINE_PARENTHESIS -> ")";
      case LeftSquareBracket, RULE_LIST_START -> "]";
      case RULE_TEMPLATE_EXPRESSION -> "%>";
      case RULE_STRING_HEAD -> "\"";
      default -> "}";
    };
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
    if (arrowFollows && previous >= 0 && endsValue(tokens.type(previous)) && !open.isEmpty()) {
      return beforeAttribute(index, previous, open.top());
    }
    if (expected == Colon && previous >= 0) {
      return diagnostic(
          index,
          "a ':' is missing before " + quoted(index),
          "the title of a resource ends with ':'");
    }
    if (previous >= 0 && isDefinition(tokens.type(previous)) && isWordOrString(type)) {
      return name(index, tokens.text(previous));
    }
    if (!open.isEmpty() && previous >= 0 && endsValue(tokens.type(previous)) && startsValue(type)) {
      int opener = tokens.type(open.top());
      if (opener == RULE_LIST_START || opener == LeftSquareBracket || opener == LeftParenthesis) {
        return diagnostic(
            index,
            "a ',' or the closing '" + closing(opener) + "' is missing before " + quoted(index),
            null);
      }
    }
    String single = expected > 0 ? literal(expected) : null;
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

  // Plans

  /**
   * The index of the word of a plan, or of an apply block, that holds the error; -1 if there is
   * none.
   */
  private int unsupported(int index, BracketStack open) {
    for (int opener : open.all()) {
      int plan = plan(opener);
      if (plan >= 0) {
        return plan;
      }
    }
    int previous = tokens.previousVisible(index);
    return previous < 0 ? -1 : Math.max(plan(index), plan(previous));
  }

  /** Looks for "plan NAME" right before a bracket, or "apply (...)" before a brace. */
  private int plan(int bracket) {
    int before = tokens.previousVisible(bracket);
    if (before >= 0 && tokens.type(before) == RightParenthesis) {
      before = tokens.previousVisible(opening(before));
      if (before >= 0 && isName(before, "apply") && tokens.type(bracket) == LeftCurlyBracket) {
        return before;
      }
    }
    int word = before < 0 ? -1 : tokens.previousVisible(before);
    boolean isPlan = word >= 0 && isName(word, "plan") && tokens.type(before) == RULE_NAME;
    return isPlan ? word : -1;
  }

  private int opening(int closer) {
    int depth = 0;
    for (int i = closer; i >= 0; i--) {
      if (tokens.type(i) == RightParenthesis) {
        depth++;
      } else if (tokens.type(i) == LeftParenthesis || tokens.type(i) == RULE_LINE_PARENTHESIS) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return 0;
  }

  private boolean isName(int index, String name) {
    return tokens.type(index) == RULE_NAME && tokens.text(index).equals(name);
  }

  private Diagnostic unsupported(int index) {
    boolean isPlan = tokens.text(index).equals("plan");
    return new Diagnostic(
        "EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING",
        Severity.ERROR,
        isPlan ? "plans are not part of a catalog" : "'apply' blocks are only part of plans",
        source,
        tokens.start(index),
        tokens.end(index) - tokens.start(index),
        "plans run tasks on many nodes at once, outside of the compiler");
  }

  // Kinds of tokens

  private static boolean isDefinition(int type) {
    return type == Class || type == Define || type == Function || type == Inherits;
  }

  private static boolean isWordOrString(int type) {
    return type == RULE_SINGLE_QUOTED || type == RULE_DOUBLE_QUOTED || isKeyword(type);
  }

  private static boolean isKeyword(int type) {
    return switch (type) {
      case And, Attr, Case, Class, Default, Define, Else, Elsif, False, Function -> true;
      case If, In, Inherits, Node, Or, Private, True, Type, Undef, Unless -> true;
      default -> false;
    };
  }

  private static boolean endsValue(int type) {
    return switch (type) {
      case RULE_NAME, RULE_WORD, RULE_TYPE_NAME, RULE_VARIABLE, RULE_NUMBER, RULE_REGEX -> true;
      case RULE_SINGLE_QUOTED, RULE_DOUBLE_QUOTED, RULE_STRING_TAIL, RULE_HEREDOC_TAG -> true;
      case True, False, Undef, Default -> true;
      case RightParenthesis, RightSquareBracket, RightCurlyBracket -> true;
      default -> false;
    };
  }

  private static boolean startsValue(int type) {
    return switch (type) {
      case RULE_NAME, RULE_WORD, RULE_TYPE_NAME, RULE_VARIABLE, RULE_NUMBER -> true;
      case RULE_SINGLE_QUOTED, RULE_DOUBLE_QUOTED, RULE_STRING_HEAD, RULE_HEREDOC_TAG -> true;
      case True, False, Undef, Default, RULE_LIST_START -> true;
      default -> false;
    };
  }

  private static @Nullable String literal(int type) {
    return switch (type) {
      case LeftCurlyBracket -> "{";
      case RightCurlyBracket -> "}";
      case LeftParenthesis -> "(";
      case RightParenthesis -> ")";
      case RightSquareBracket -> "]";
      case EqualsSign -> "=";
      case EqualsSignGreaterThanSign -> "=>";
      case Colon -> ":";
      case VerticalLine -> "|";
      case VerticalLineGreaterThanSign -> "|>";
      case VerticalLineGreaterThanSignGreaterThanSign -> "|>>";
      default -> null;
    };
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
