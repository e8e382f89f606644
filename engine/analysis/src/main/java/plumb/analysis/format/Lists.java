package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lays out what stands between brackets, separated by commas. */
final class Lists {
  private final Cursor cursor;

  Lists(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * How a list is laid out.
   *
   * @param close the bracket that ends it
   * @param padding what stands inside the brackets when all is in one line
   * @param broken whether each element has its own line in any case
   */
  record Style(String close, Doc padding, boolean broken) {
    static Style of(String close) {
      return new Style(close, Doc.SOFT_LINE, false);
    }
  }

  /** A list from its opening bracket to its closing one: on one line, or an element a line. */
  Doc list(Style style, Supplier<Doc> element) {
    boolean broken = style.broken || opensLine(style.close);
    Doc open = cursor.take();
    if (isEmpty(style.close)) {
      return Doc.concat(open, cursor.take());
    }
    List<Doc> elements = new ArrayList<>();
    while (!cursor.is(style.close)) {
      Doc line = elements.isEmpty() ? style.padding : line();
      elements.add(Doc.concat(line, cursor.comments(), element.get(), comma(style.close, ",")));
    }
    Doc end = end(style.close, style.padding);
    return Doc.group(Doc.concat(open, Doc.indent(Doc.concat(elements)), end), broken);
  }

  /** Whether the author broke the line after the opening bracket, which is next. */
  boolean opensLine(String close) {
    return cursor.breaksAfterNext() && !cursor.isSecond(close);
  }

  /** Whether nothing, and no comment, stands before the closing bracket. */
  boolean isEmpty(String close) {
    return cursor.is(close) && !cursor.hasComments();
  }

  /** Between two elements: a line break, with the blank line that the author left there. */
  Doc line() {
    return cursor.afterBlank() ? new Doc.Line(" ", true) : Doc.LINE;
  }

  /** The comma after an element; after the last one only in a list of several lines. */
  Doc comma(String close, String trailing) {
    if (!cursor.is(",")) {
      return new Doc.Choice(trailing, "");
    }
    if (cursor.isSecond(close)) {
      return Doc.concat(new Doc.Choice(trailing, ""), cursor.drop());
    }
    return cursor.takeAttached();
  }

  /** The closing bracket with the comments above it, which belong to what it closes. */
  Doc end(String close, Doc padding) {
    if (!cursor.hasComments()) {
      return Doc.concat(padding, cursor.take(close));
    }
    Doc blank = cursor.afterBlank() ? Doc.BLANK_LINE : Doc.HARD_LINE;
    Doc comments = Doc.indent(Doc.concat(blank, withoutBlankEnd()));
    return Doc.concat(comments, padding, cursor.take(close));
  }

  private Doc withoutBlankEnd() {
    cursor.peek().afterBlank = false;
    return cursor.comments();
  }
}
