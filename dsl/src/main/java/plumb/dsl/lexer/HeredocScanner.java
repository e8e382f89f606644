package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Heredocs: tags in a line, bodies in the lines below it in the order of the tags. */
final class HeredocScanner {
  private final Cursor cursor;
  private final LexicalProblems problems;
  private final Map<Integer, HeredocBody> bodies;
  private final ArrayDeque<HeredocTag> waiting = new ArrayDeque<>();

  /**
   * @param bodies receives what is found, by the offset of its tag
   */
  HeredocScanner(Cursor cursor, LexicalProblems problems, Map<Integer, HeredocBody> bodies) {
    this.cursor = cursor;
    this.problems = problems;
    this.bodies = bodies;
  }

  /** Scans a tag. */
  int tag() {
    HeredocTag tag = HeredocTag.scan(cursor, problems);
    if (tag == null) {
      return RULE_BAD;
    }
    waiting.add(tag);
    return RULE_HEREDOC_TAG;
  }

  /** Whether the next line starts a body. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Scans the bodies of all tags of the line above, as one hidden token. */
  int bodies() {
    while (!waiting.isEmpty()) {
      body(waiting.remove());
    }
    return RULE_HEREDOC_BODY;
  }

  /** Reports the tags that no line follows. */
  void finish() {
    while (!waiting.isEmpty()) {
      HeredocTag tag = waiting.remove();
      problems.error(
          "HEREDOC_WITHOUT_TEXT",
          tag.offset(),
          tag.length(),
          "this heredoc has no text below it",
          "its text starts on the next line and ends with a line that holds " + tag.endTag());
    }
  }

  private void body(HeredocTag tag) {
    int textStart = cursor.at;
    while (!cursor.atEnd()) {
      int lineStart = cursor.at;
      cursor.at = cursor.nextLine(lineStart);
      EndLine end = EndLine.parse(cursor.text, lineStart, cursor.at, tag.endTag());
      if (end != null) {
        int textEnd = end.removesBreak ? withoutBreak(textStart, lineStart) : lineStart;
        add(tag, textStart, textEnd, end.margin);
        return;
      }
    }
    problems.swallowedRest(
        textStart,
        "HEREDOC_WITHOUT_END_TAGGED_LINE",
        textStart,
        0,
        "the heredoc whose text starts here does not end: no line holds its end tag "
            + tag.endTag(),
        "end the text with a line that holds only \"| " + tag.endTag() + "\"");
    add(tag, textStart, cursor.at, "");
  }

  private void add(HeredocTag tag, int textStart, int textEnd, String margin) {
    bodies.put(
        tag.offset(),
        new HeredocBody(
            tag.offset(),
            tag.interpolated(),
            tag.syntax(),
            tag.escapes(),
            textStart,
            textEnd,
            cursor.at,
            margin));
  }

  private int withoutBreak(int start, int end) {
    int at = end;
    if (at > start && cursor.charAt(at - 1) == '\n') {
      at--;
      if (at > start && cursor.charAt(at - 1) == '\r') {
        at--;
      }
    }
    return at;
  }

  /** The line that ends a heredoc: blanks, perhaps '|', perhaps '-', the end tag, blanks. */
  private static final class EndLine {
    final String margin;
    final boolean removesBreak;

    EndLine(String margin, boolean removesBreak) {
      this.margin = margin;
      this.removesBreak = removesBreak;
    }

    /**
     * Reads a line from its end. As in Puppet, other text may stand before all of that; it is lost.
     */
    static @Nullable EndLine parse(String text, int start, int end, String endTag) {
      int at = end;
      if (at > start && text.charAt(at - 1) == '\n') {
        at--;
      }
      if (at > start && text.charAt(at - 1) == '\r') {
        at--;
      }
      at = blanksBefore(text, start, at) - endTag.length();
      if (at < start || !text.startsWith(endTag, at)) {
        return null;
      }
      int mark = blanksBefore(text, start, at);
      boolean removesBreak = mark > start && text.charAt(mark - 1) == '-';
      if (removesBreak) {
        at = mark - 1;
        mark = blanksBefore(text, start, at);
      }
      if (mark > start && text.charAt(mark - 1) == '|') {
        int bar = mark - 1;
        return new EndLine(text.substring(blanksBefore(text, start, bar), bar), removesBreak);
      }
      return new EndLine("", removesBreak);
    }

    private static int blanksBefore(String text, int start, int end) {
      while (end > start && Characters.isBlank(text.charAt(end - 1))) {
        end--;
      }
      return end;
    }
  }
}
