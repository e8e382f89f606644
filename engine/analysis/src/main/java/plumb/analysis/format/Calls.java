package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.ArrayLiteral;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.HashLiteral;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.MethodCall;
import plumb.dsl.puppet.RegexLiteral;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.TypeCall;

/** Lays out calls of functions, and access with keys. */
final class Calls {
  private final Layout layout;
  private final Cursor cursor;

  Calls(Layout layout) {
    this.layout = layout;
    this.cursor = layout.cursor;
  }

  Doc call(Call call) {
    Doc function = layout.of(call.getFunction());
    if (NodeModelUtils.getNode(call) == null) {
      Doc semicolon = cursor.is(";") ? cursor.drop() : Doc.EMPTY;
      // On its line, a parenthesis would be that of a call.
      Doc gap = cursor.is("(") ? Doc.HARD_LINE : Doc.SPACE;
      return Doc.concat(function, semicolon, gap, bareArguments(call.getArguments()));
    }
    return Doc.concat(function, arguments(call.getArguments()), lambda(call.getLambda()));
  }

  Doc typeCall(TypeCall call) {
    Doc function = cursor.take("type");
    return Doc.concat(function, arguments(call.getArguments()), lambda(call.getLambda()));
  }

  /** Arguments without parentheses. */
  private Doc bareArguments(List<Expression> arguments) {
    List<Doc> docs = new ArrayList<>();
    boolean broken = false;
    for (Expression argument : arguments) {
      if (!docs.isEmpty()) {
        docs.add(cursor.takeAttached());
        broken |= cursor.atLineStart();
        docs.add(Doc.LINE);
      }
      docs.add(layout.of(argument));
    }
    Doc all = Doc.concat(docs);
    return arguments.size() == 1 ? all : Doc.group(Doc.indent(all), broken);
  }

  private Doc lambda(@Nullable Lambda lambda) {
    return lambda == null ? Doc.EMPTY : Doc.concat(Doc.SPACE, layout.of(lambda));
  }

  /** A chain of calls keeps the line breaks that its author has put before its points. */
  Doc methodCalls(MethodCall last) {
    List<MethodCall> chain = new ArrayList<>(List.of(last));
    while (chain.get(0).getReceiver() instanceof MethodCall receiver) {
      chain.add(0, receiver);
    }
    Doc receiver = layout.of(chain.get(0).getReceiver());
    List<Doc> docs = new ArrayList<>();
    boolean indented = false;
    for (MethodCall call : chain) {
      indented |= cursor.atLineStart();
      docs.add(cursor.atLineStart() ? Doc.HARD_LINE : Doc.EMPTY);
      docs.add(cursor.take("."));
      docs.add(cursor.take());
      if (cursor.is("(") && cursor.peek().start < layout.end(call)) {
        docs.add(arguments(call.getArguments()));
      }
      docs.add(lambda(call.getLambda()));
    }
    Doc calls = Doc.concat(docs);
    return Doc.concat(receiver, indented ? Doc.indent(calls) : calls);
  }

  Doc access(Access access) {
    return Doc.concat(layout.of(access.getTarget()), keys(access.getKeys()));
  }

  Doc keys(List<Expression> keys) {
    boolean hugs =
        keys.size() == 1
            && (keys.get(0) instanceof Access
                || keys.get(0) instanceof HashLiteral
                || isText(keys.get(0)));
    return hugs && !layout.lists.opensLine("]")
        ? hugged(keys, "]")
        : layout.lists.list(Lists.Style.of("]"), new Elements(layout, keys));
  }

  /** What has no place where it could be broken. */
  private static boolean isText(Expression expression) {
    return expression instanceof StringLiteral
        || expression instanceof InterpolatedString
        || expression instanceof RegexLiteral;
  }

  private Doc arguments(List<Expression> arguments) {
    return hugs(arguments) && !layout.lists.opensLine(")")
        ? hugged(arguments, ")")
        : layout.lists.list(Lists.Style.of(")"), new Elements(layout, arguments));
  }

  /** Whether a last argument in brackets may go on over lines while the parentheses stay. */
  private static boolean hugs(List<Expression> arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    Expression last = arguments.get(arguments.size() - 1);
    return last instanceof HashLiteral
        || last instanceof ArrayLiteral
        || (arguments.size() == 1 && isText(last))
        || (last instanceof Call call && (arguments.size() == 1 || call.getLambda() != null))
        || (last instanceof MethodCall method && method.getLambda() != null);
  }

  /** Brackets in which only the last element may have several lines. */
  private Doc hugged(List<Expression> elements, String close) {
    Doc open = cursor.take();
    List<Doc> lines = new ArrayList<>();
    List<Doc> hugged = new ArrayList<>();
    boolean several = false;
    for (int i = 0; i < elements.size(); i++) {
      boolean last = i == elements.size() - 1;
      Doc line = i == 0 ? Doc.SOFT_LINE : layout.lists.line();
      Doc comments = cursor.comments();
      Doc element = layout.of(elements.get(i));
      Doc comma = layout.lists.comma(close, ",");
      several |= comments.breaks() || element.endsWithComment() || comma.endsWithComment();
      several |= !last && element.breaks();
      lines.add(Doc.concat(line, comments, element, comma));
      hugged.add(Doc.concat(i == 0 ? Doc.EMPTY : Doc.SPACE, element, last ? Doc.EMPTY : comma));
    }
    several |= cursor.hasComments();
    if (several) {
      Doc end = layout.lists.end(close, Doc.SOFT_LINE);
      return Doc.group(Doc.concat(open, Doc.indent(Doc.concat(lines)), end), true);
    }
    Doc end = cursor.take(close);
    Doc listed = Doc.concat(open, Doc.indent(Doc.concat(lines)), Doc.SOFT_LINE, end);
    Doc head = Doc.concat(open, Doc.concat(hugged.subList(0, hugged.size() - 1)));
    Doc last = Doc.concat(hugged.get(hugged.size() - 1), end);
    return new Doc.Hug(head, last, Doc.group(listed));
  }
}
