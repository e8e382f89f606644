package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.CaseExpression;
import plumb.dsl.puppet.CaseOption;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.IfExpression;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.puppet.Selector;
import plumb.dsl.puppet.SelectorEntry;
import plumb.dsl.puppet.UnlessExpression;

/** Lays out what chooses between blocks or values. */
final class Conditions {
  private final Layout layout;
  private final Cursor cursor;

  Conditions(Layout layout) {
    this.layout = layout;
    this.cursor = layout.cursor;
  }

  Doc ifExpression(IfExpression expression) {
    Doc line = blockLine(expression);
    List<Doc> docs = new ArrayList<>();
    for (IfExpression part = expression; part != null; part = part.getElseIf()) {
      if (part != expression) {
        docs.add(Doc.SPACE);
      }
      docs.add(cursor.take());
      docs.add(condition(part.getCondition()));
      docs.add(layout.block(part.getThen(), line));
      docs.add(otherwise(part.getOtherwise(), line));
    }
    return Doc.group(Doc.concat(docs));
  }

  Doc unless(UnlessExpression expression) {
    Doc line = blockLine(expression);
    Doc unless = Doc.concat(cursor.take("unless"), condition(expression.getCondition()));
    Doc then = layout.block(expression.getThen(), line);
    return Doc.group(Doc.concat(unless, then, otherwise(expression.getOtherwise(), line)));
  }

  private Doc otherwise(@Nullable Block otherwise, Doc line) {
    return otherwise == null
        ? Doc.EMPTY
        : Doc.concat(Doc.SPACE, cursor.take("else"), Doc.SPACE, layout.block(otherwise, line));
  }

  /** Where a condition chooses a value, it may stay on the line that its author has given it. */
  private Doc blockLine(Expression condition) {
    EObject container = condition.eContainer();
    boolean isValue = !(container instanceof Block || container instanceof Manifest);
    return isValue && cursor.isOneLineUntil(layout.end(condition)) ? Doc.LINE : Doc.HARD_LINE;
  }

  /** Further lines of a condition are set off from the block below them. */
  private Doc condition(Expression condition) {
    Doc doc = layout.of(condition);
    Doc set = condition instanceof Binary ? Doc.indent(doc) : doc;
    return Doc.concat(Doc.SPACE, set, Doc.SPACE);
  }

  Doc caseExpression(CaseExpression expression) {
    Doc head = Doc.concat(cursor.take("case"), Doc.SPACE, layout.of(expression.getControl()));
    Doc open = cursor.take("{");
    List<Doc> options = new ArrayList<>();
    for (CaseOption option : expression.getOptions()) {
      boolean blank = !options.isEmpty() && cursor.afterBlank();
      options.add(blank ? Doc.BLANK_LINE : Doc.HARD_LINE);
      options.add(cursor.comments());
      options.add(option(option));
    }
    Doc end = layout.lists.end("}", Doc.HARD_LINE);
    return Doc.concat(head, Doc.SPACE, open, Doc.indent(Doc.concat(options)), end);
  }

  private Doc option(CaseOption option) {
    List<Doc> values = new ArrayList<>();
    boolean broken = false;
    for (Expression value : option.getValues()) {
      if (!values.isEmpty()) {
        broken |= cursor.atLineStart();
        values.add(Doc.LINE);
      }
      values.add(layout.of(value));
      values.add(cursor.is(",") ? cursor.takeAttached() : Doc.EMPTY);
    }
    Doc colon = cursor.takeAttached();
    Doc body = layout.shortBlock(option.getBody());
    return Doc.concat(Doc.group(Doc.concat(values), broken), colon, Doc.SPACE, body);
  }

  Doc selector(Selector selector) {
    Doc head = Doc.concat(layout.of(selector.getControl()), Doc.SPACE, cursor.take("?"), Doc.SPACE);
    if (!cursor.is("{")) {
      return Doc.concat(head, entry(selector.getEntries().get(0)));
    }
    boolean broken = layout.lists.opensLine("}");
    Doc open = cursor.take();
    Entries entries = new Entries();
    for (SelectorEntry entry : selector.getEntries()) {
      Doc line = entries.isEmpty() ? Doc.LINE : layout.lists.line();
      Doc before = Doc.concat(line, cursor.comments());
      Doc key = layout.of(entry.getKey());
      Doc arrow = cursor.take("=>");
      Doc value = layout.of(entry.getValue());
      entries.add(before, key, arrow, Doc.concat(value, layout.lists.comma("}", ",")));
    }
    Doc end = layout.lists.end("}", Doc.LINE);
    return Doc.concat(head, Doc.group(Doc.concat(open, Doc.indent(entries.doc()), end), broken));
  }

  private Doc entry(SelectorEntry entry) {
    return Doc.concat(
        layout.of(entry.getKey()),
        Doc.SPACE,
        cursor.take("=>"),
        Doc.SPACE,
        layout.of(entry.getValue()));
  }
}
