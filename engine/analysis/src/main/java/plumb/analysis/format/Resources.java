package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.ClassResource;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.Relationship;
import plumb.dsl.puppet.ResourceBody;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.VirtualResource;

/** Lays out resources, what collects them, and the arrows between them. */
final class Resources {
  private final Layout layout;
  private final Cursor cursor;

  Resources(Layout layout) {
    this.layout = layout;
    this.cursor = layout.cursor;
  }

  Doc resource(ResourceExpression resource) {
    Doc type = Doc.concat(layout.of(resource.getType()), Doc.SPACE);
    return Doc.concat(
        type, braces(layout.end(resource), resource.getBodies(), resource.getOperations()));
  }

  Doc classResource(ClassResource resource) {
    Doc type = Doc.concat(cursor.take("class"), Doc.SPACE);
    return Doc.concat(type, braces(layout.end(resource), resource.getBodies(), List.of()));
  }

  Doc virtual(VirtualResource resource) {
    return Doc.concat(cursor.take(), layout.of(resource.getResource()));
  }

  private Doc braces(int end, List<ResourceBody> bodies, List<AttributeOperation> operations) {
    boolean oneLine = cursor.isOneLineUntil(end);
    Doc open = cursor.take("{");
    if (bodies.isEmpty()) {
      return Doc.concat(open, attributes(operations, oneLine));
    }
    if (bodies.size() > 1) {
      return Doc.concat(open, severalBodies(bodies));
    }
    ResourceBody body = bodies.get(0);
    Doc title = Doc.concat(Doc.SPACE, layout.of(body.getTitle()), cursor.takeAttached());
    return Doc.concat(open, title, attributes(body.getOperations(), oneLine));
  }

  /** Each attribute on its own line; a single one may stay on the line of the type. */
  private Doc attributes(List<AttributeOperation> operations, boolean oneLine) {
    if (operations.isEmpty()) {
      Doc semicolon = cursor.is(";") ? cursor.drop() : Doc.EMPTY;
      return Doc.group(Doc.concat(semicolon, layout.lists.end("}", Doc.LINE)));
    }
    Doc entries = entries(operations, ",");
    Doc semicolon = cursor.is(";") ? cursor.drop() : Doc.EMPTY;
    Doc end = layout.lists.end("}", Doc.LINE);
    boolean broken = !oneLine || operations.size() > 1;
    return Doc.group(Doc.concat(Doc.indent(entries), semicolon, end), broken);
  }

  private Doc entries(List<AttributeOperation> operations, String trailing) {
    Entries entries = new Entries();
    for (AttributeOperation operation : operations) {
      Doc line = entries.isEmpty() ? Doc.LINE : layout.lists.line();
      Doc before = Doc.concat(line, cursor.comments());
      Doc name = cursor.take();
      Doc arrow = cursor.take();
      Doc value = layout.of(operation.getValue());
      entries.add(before, name, arrow, Doc.concat(value, comma(trailing)));
    }
    return entries.doc();
  }

  private Doc comma(String trailing) {
    if (cursor.is(",") && cursor.isSecond(";")) {
      return Doc.concat(new Doc.Choice(trailing, ""), cursor.drop());
    }
    return layout.lists.comma("}", trailing);
  }

  private Doc severalBodies(List<ResourceBody> bodies) {
    ResourceBodies docs = new ResourceBodies();
    for (ResourceBody body : bodies) {
      boolean oneLine = cursor.isOneLineUntil(layout.end(body));
      Doc line = !docs.isEmpty() && cursor.afterBlank() ? Doc.BLANK_LINE : Doc.HARD_LINE;
      Doc before = Doc.concat(line, cursor.comments());
      Doc title = Doc.concat(layout.of(body.getTitle()), cursor.takeAttached());
      Doc attributes = entries(body.getOperations(), "");
      Doc semicolon = cursor.is(";") ? cursor.takeAttached() : Doc.text(";");
      docs.add(before, title, attributes, semicolon, oneLine);
    }
    return Doc.concat(docs.doc(), layout.lists.end("}", Doc.HARD_LINE));
  }

  Doc collector(Collector collector) {
    List<Doc> docs = new ArrayList<>(List.of(layout.of(collector.getType()), Doc.SPACE));
    docs.add(Doc.concat(cursor.take(), Doc.SPACE));
    if (collector.getQuery() != null) {
      docs.add(Doc.concat(layout.of(collector.getQuery()), Doc.SPACE));
    }
    docs.add(cursor.take());
    if (cursor.is("{") && cursor.peek().start < layout.end(collector)) {
      boolean oneLine = cursor.isOneLineUntil(layout.end(collector));
      docs.add(Doc.concat(Doc.SPACE, cursor.take()));
      docs.add(attributes(collector.getOperations(), oneLine));
    }
    return Doc.concat(docs);
  }

  /** Each arrow stands before what it points to. */
  Doc relationship(Relationship relationship) {
    List<Relationship> chain = new ArrayList<>(List.of(relationship));
    while (chain.get(0).getLeft() instanceof Relationship left) {
      chain.add(0, left);
    }
    List<Doc> docs = new ArrayList<>(List.of(layout.of(chain.get(0).getLeft())));
    boolean broken = false;
    for (Relationship part : chain) {
      broken |= cursor.atLineStart() || cursor.breaksAfterNext();
      Doc comments = cursor.comments();
      Doc arrow = cursor.take();
      docs.add(Doc.concat(Doc.LINE, comments, cursor.comments(), arrow, Doc.SPACE));
      docs.add(layout.of(part.getRight()));
    }
    return Doc.group(Doc.concat(docs), broken);
  }
}
