package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Finds errors of syntax that are the beginnings of plans, which catalogs have none of. */
final class PlanSyntax {
  private final SourceText source;
  private final TokenList tokens;

  PlanSyntax(SourceText source, TokenList tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** What to say of the plan, or the apply block, that holds an error; null if there is none. */
  @Nullable Diagnostic describe(int index, BracketStack open) {
    int word = word(index, open);
    return word < 0 ? null : unsupported(word);
  }

  private int word(int index, BracketStack open) {
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
}
