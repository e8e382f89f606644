package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.lexer.TokenReader.Kind;

/**
 * Takes the tokens of a manifest one after the other, each with its comments: so that none is lost,
 * whatever is printed around them.
 */
final class Cursor {
  private final String source;
  private final List<Lexeme> lexemes;
  private int next;

  Cursor(String source, List<Lexeme> lexemes) {
    this.source = source;
    this.lexemes = lexemes;
  }

  Lexeme peek() {
    return lexemes.get(next);
  }

  /** The token after the next one. */
  Lexeme peekSecond() {
    return lexemes.get(Math.min(next + 1, lexemes.size() - 1));
  }

  boolean is(String text) {
    return peek().is(text);
  }

  boolean atEnd() {
    return peek().kind == Kind.END;
  }

  /** Whether the next token starts a line. */
  boolean atLineStart() {
    return peek().startsLine;
  }

  /** Whether the token after the next one starts a line. */
  boolean breaksAfterNext() {
    return peekSecond().startsLine;
  }

  /** Whether the token after the next one has a text. */
  boolean isSecond(String text) {
    return peekSecond().is(text);
  }

  /** Whether all tokens before an offset, from the next one on, stand on one line. */
  boolean isOneLineUntil(int end) {
    for (int i = next + 1; i < lexemes.size() && lexemes.get(i).start < end; i++) {
      if (lexemes.get(i).startsLine) {
        return false;
      }
    }
    return true;
  }

  /** Whether a blank line stands before the next token, or before the comments above it. */
  boolean afterBlank() {
    Lexeme lexeme = peek();
    return lexeme.before.isEmpty() ? lexeme.afterBlank : lexeme.before.get(0).afterBlank();
  }

  /** Whether comments stand on the lines above the next token. */
  boolean hasComments() {
    return !peek().before.isEmpty();
  }

  /** Takes the comments on the lines above the next token. */
  Doc comments() {
    Lexeme lexeme = peek();
    if (lexeme.before.isEmpty()) {
      return Doc.EMPTY;
    }
    List<Doc> docs = new ArrayList<>();
    for (Lexeme.Own comment : lexeme.before) {
      if (comment.afterBlank() && !docs.isEmpty()) {
        docs.add(Doc.BLANK_LINE);
      }
      docs.add(new Doc.Comment(comment.text()));
    }
    if (lexeme.afterBlank && lexeme.kind != Kind.END) {
      docs.add(Doc.BLANK_LINE);
    }
    lexeme.before.clear();
    return Doc.concat(docs);
  }

  /** Takes the next token. */
  Doc take() {
    Lexeme lexeme = peek();
    Doc text =
        lexeme.kind == Kind.HEREDOC_TAG
            ? new Doc.Heredoc(lexeme.text, lexeme.heredoc)
            : Doc.source(lexeme.text);
    return take(text);
  }

  /** Takes the next token, for which another text is printed. */
  Doc take(Doc text) {
    Doc comments = comments();
    Lexeme lexeme = lexemes.get(next++);
    boolean plain =
        comments == Doc.EMPTY
            && lexeme.inline.isEmpty()
            && lexeme.inlineAfter.isEmpty()
            && lexeme.remarks.isEmpty();
    return plain ? text : withComments(comments, lexeme, text);
  }

  private static Doc withComments(Doc comments, Lexeme lexeme, Doc text) {
    List<Doc> docs = new ArrayList<>(List.of(comments));
    for (String comment : lexeme.inline) {
      docs.add(Doc.source(comment + " "));
    }
    docs.add(text);
    for (String comment : lexeme.inlineAfter) {
      docs.add(Doc.source(" " + comment));
    }
    lexeme.remarks.forEach(remark -> docs.add(new Doc.Remark(remark)));
    return Doc.concat(docs);
  }

  /**
   * Takes a token that is known to be next.
   *
   * @throws UnexpectedTokenException when another one is
   */
  Doc take(String expected) {
    if (!is(expected)) {
      throw new UnexpectedTokenException(peek());
    }
    return take();
  }

  /** Takes the next token and prints only its comments, at the end of the line. */
  Doc drop() {
    Lexeme lexeme = lexemes.get(next++);
    List<Doc> docs = new ArrayList<>();
    lexeme.before.forEach(comment -> docs.add(new Doc.Remark(comment.text())));
    lexeme.inline.forEach(comment -> docs.add(new Doc.Remark(comment)));
    lexeme.inlineAfter.forEach(comment -> docs.add(new Doc.Remark(comment)));
    lexeme.remarks.forEach(comment -> docs.add(new Doc.Remark(comment)));
    return Doc.concat(docs);
  }

  /** Takes the next token, a comma or the like, with the comments above it at the line's end. */
  Doc takeAttached() {
    Doc text = Doc.text(peek().text);
    return Doc.concat(text, drop());
  }

  /** Takes all tokens before an offset as they stand there. */
  Doc takeUntil(int end) {
    int first = next;
    int last = next;
    while (lexemes.get(last + 1).start < end) {
      last++;
    }
    Doc text = Doc.source(source.substring(lexemes.get(first).start, lexemes.get(last).end));
    next = last;
    return takeRange(lexemes.get(first), text);
  }

  /**
   * Takes a string with expressions, which stays as it is but for braces around its variables. In
   * it, no comment is lost, as none is looked at.
   */
  Doc takeString(int end) {
    Lexeme first = peek();
    StringBuilder text = new StringBuilder();
    StringBuilder heredocs = new StringBuilder();
    int depth = 0;
    int at = first.start;
    int before = -1;
    while (peek().end < end) {
      Lexeme lexeme = peek();
      depth += lexeme.kind == Kind.STRING_HEAD ? 1 : lexeme.kind == Kind.STRING_TAIL ? -1 : 0;
      heredocs.append(lexeme.heredoc);
      if (depth == 1 && lexeme.start == before && isBareVariable(lexeme)) {
        text.append(source, at, lexeme.start)
            .append("${")
            .append(lexeme.text, 1, lexeme.text.length());
        text.append('}');
        at = lexeme.end;
      }
      boolean endsText = lexeme.kind == Kind.STRING_HEAD || lexeme.kind == Kind.STRING_MIDDLE;
      before = endsText ? lexeme.end : -1;
      next++;
    }
    text.append(source, at, peek().end);
    Doc doc = Doc.source(text.toString());
    return takeRange(
        first, heredocs.isEmpty() ? doc : new Doc.Heredoc(text.toString(), heredocs.toString()));
  }

  private static boolean isBareVariable(Lexeme lexeme) {
    return lexeme.kind == Kind.VARIABLE && lexeme.text.startsWith("$");
  }

  /** Takes the last token of several with all comments around them. */
  private Doc takeRange(Lexeme first, Doc text) {
    Lexeme last = peek();
    if (first != last) {
      last.before.clear();
      last.before.addAll(first.before);
      last.inline.clear();
      last.inline.addAll(first.inline);
      last.afterBlank = first.afterBlank;
    }
    return take(text);
  }
}
