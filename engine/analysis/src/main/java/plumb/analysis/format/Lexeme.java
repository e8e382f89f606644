package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.lexer.TokenReader.Kind;

/** A token that means something, with the comments and line breaks around it. */
final class Lexeme {
  final Kind kind;
  final int start;
  final int end;
  final String text;

  /** The comments on lines of their own before it. */
  final List<Own> before = new ArrayList<>();

  /** The comments right before it on its line. */
  final List<String> inline = new ArrayList<>();

  /** The comments behind it, before something that closes or goes on. */
  final List<String> inlineAfter = new ArrayList<>();

  /** The comments that end its line. */
  final List<String> remarks = new ArrayList<>();

  /** Whether a line break stands before it. */
  boolean startsLine;

  /** Whether a blank line stands right before it. */
  boolean afterBlank;

  /** For the tag of a heredoc: the lines of its text, with the end tag and its line break. */
  String heredoc = "";

  /** A comment on lines of its own. */
  record Own(String text, boolean afterBlank) {}

  Lexeme(Kind kind, int start, int end, String text) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.text = text;
  }

  boolean is(String expected) {
    return text.equals(expected) && (kind == Kind.SYMBOL || kind == Kind.WORD || kind == Kind.BAD);
  }
}
