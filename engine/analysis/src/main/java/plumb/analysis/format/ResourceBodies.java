package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Several resources of a type: each title on its own line with the attributes below it; or a table,
 * if its author has written one, with each title and its attributes in a row.
 */
final class ResourceBodies {
  private final List<Body> bodies = new ArrayList<>();
  private boolean isTable = true;

  private record Body(Doc before, Doc title, Doc attributes, Doc semicolon) {}

  /**
   * Adds a resource.
   *
   * @param before the line break before it, and the comments above it
   * @param title with its colon
   * @param isRow whether it can be a row of a table
   */
  void add(Doc before, Doc title, Doc attributes, Doc semicolon, boolean isRow) {
    bodies.add(new Body(before, title, attributes, semicolon));
    isTable &= isRow && !title.endsWithComment() && !attributes.breaks();
  }

  boolean isEmpty() {
    return bodies.isEmpty();
  }

  Doc doc() {
    Doc blocks = blocks();
    return Doc.indent(isTable ? new Doc.Aligned(table(), blocks) : blocks);
  }

  private Doc blocks() {
    List<Doc> docs = new ArrayList<>();
    for (Body body : bodies) {
      docs.add(Doc.concat(body.before, body.title));
      docs.add(Doc.group(Doc.indent(body.attributes), true));
      docs.add(body.semicolon);
    }
    return Doc.concat(docs);
  }

  private Doc table() {
    int widest = bodies.stream().mapToInt(body -> body.title.width()).max().orElse(0);
    List<Doc> docs = new ArrayList<>();
    for (Body body : bodies) {
      docs.add(Doc.concat(body.before, body.title));
      if (!body.attributes.isEmpty()) {
        docs.add(Doc.text(" ".repeat(widest - body.title.width())));
        docs.add(Doc.group(Doc.indent(body.attributes)));
      }
      docs.add(body.semicolon);
    }
    return Doc.concat(docs);
  }
}
