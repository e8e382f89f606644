package plumb.analysis.semantic.checks;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of a command a shell reads as code: not what is quoted, or said in a comment. */
final class ShellText {
  /** Stands for a value that is put into the text. */
  static final char VALUE = '\uE000';

  private static final Pattern HEREDOC = Pattern.compile("<<(-?)\\s*(['\"\\\\]?)(\\w+)\\2?");

  /** The text that a here-document's end is on a line of its own. */
  private record Heredoc(String end, boolean indented, boolean quoted) {}

  private final String text;
  private final BitSet read = new BitSet();
  private final Deque<Heredoc> heredocs = new ArrayDeque<>();
  private int at;

  private ShellText(String text) {
    this.text = text;
  }

  /**
   * Tells which values the shell reads.
   *
   * @param text a command with {@link #VALUE} for each value
   * @return the offsets in the text of the values that are not quoted
   */
  static BitSet readValues(String text) {
    ShellText shell = new ShellText(text);
    shell.scan();
    return shell.read;
  }

  private void scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case VALUE -> read.set(at++);
        case '\\' -> at += 2;
        case '\'', '"' -> quoted(c);
        case '\n' -> {
          at++;
          while (!heredocs.isEmpty()) {
            heredoc(heredocs.remove());
          }
        }
        case '#' -> comment();
        case '<' -> redirection();
        default -> at++;
      }
    }
  }

  private void quoted(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
    }
    at++;
  }

  private void comment() {
    boolean starts = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    int end = text.indexOf('\n', at);
    at = !starts ? at + 1 : end < 0 ? text.length() : end;
  }

  private void redirection() {
    Matcher heredoc = HEREDOC.matcher(text).region(at, text.length());
    if (text.startsWith("<<<", at)) {
      at += 3;
    } else if (heredoc.lookingAt()) {
      heredocs.add(
          new Heredoc(heredoc.group(3), !heredoc.group(1).isEmpty(), !heredoc.group(2).isEmpty()));
      at = heredoc.end();
    } else {
      at++;
    }
  }

  /** Takes the lines of a here-document, in which nothing but a backslash quotes. */
  private void heredoc(Heredoc heredoc) {
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, end);
      if ((heredoc.indented ? line.stripLeading() : line).equals(heredoc.end)) {
        at = end;
        return;
      }
      for (int i = at; i < end && !heredoc.quoted; i++) {
        if (text.charAt(i) == VALUE) {
          read.set(i);
        }
      }
      at = Math.min(end + 1, text.length());
    }
  }
}
