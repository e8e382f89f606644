package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Case;
import plumb.compiler.program.Expr;
import plumb.compiler.program.If;
import plumb.compiler.program.Selector.Entry;
import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.CaseExpression;
import plumb.dsl.puppet.CaseOption;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.IfExpression;
import plumb.dsl.puppet.Selector;
import plumb.dsl.puppet.SelectorEntry;
import plumb.dsl.puppet.UnlessExpression;

/** Lowers the expressions that choose what is evaluated: {@code if}, {@code case}, selectors. */
final class ControlLowering {
  private final ParsedFile file;
  private final ExpressionLowering expressions;

  ControlLowering(ParsedFile file, ExpressionLowering expressions) {
    this.file = file;
    this.expressions = expressions;
  }

  /** The node of an expression that chooses; null for every other one. */
  @Nullable Expr lower(Expression e, int pos, Lexical lexical) {
    if (e instanceof IfExpression expression) {
      return conditional(expression, pos, lexical);
    }
    if (e instanceof UnlessExpression unless) {
      Expr condition = expressions.lower(unless.getCondition(), lexical);
      Expr then = expressions.block(unless.getThen(), lexical);
      return new If(pos, condition, optional(unless.getOtherwise(), lexical), then);
    }
    if (e instanceof CaseExpression expression) {
      Expr control = expressions.lower(expression.getControl(), lexical);
      List<Case.Option> options = new ArrayList<>();
      for (CaseOption option : expression.getOptions()) {
        options.add(
            new Case.Option(
                file.offset(option),
                expressions.list(option.getValues(), lexical),
                expressions.block(option.getBody(), lexical)));
      }
      return new Case(pos, control, options);
    }
    if (e instanceof Selector selector) {
      Expr control = expressions.lower(selector.getControl(), lexical);
      List<Entry> entries = new ArrayList<>();
      for (SelectorEntry entry : selector.getEntries()) {
        entries.add(
            new Entry(
                file.offset(entry),
                expressions.lower(entry.getKey(), lexical),
                expressions.lower(entry.getValue(), lexical)));
      }
      return new plumb.compiler.program.Selector(pos, control, entries);
    }
    return null;
  }

  private Expr conditional(IfExpression expression, int pos, Lexical lexical) {
    Expr condition = expressions.lower(expression.getCondition(), lexical);
    Expr then = expressions.block(expression.getThen(), lexical);
    Expr otherwise =
        expression.getElseIf() != null
            ? conditional(expression.getElseIf(), file.offset(expression.getElseIf()), lexical)
            : optional(expression.getOtherwise(), lexical);
    return new If(pos, condition, then, otherwise);
  }

  private @Nullable Expr optional(@Nullable Block block, Lexical lexical) {
    return block == null ? null : expressions.block(block, lexical);
  }
}
