package plumb.dsl.lexer;

import java.util.Map;
import org.antlr.runtime.ANTLRStringStream;
import org.jspecify.annotations.Nullable;

/**
 * What a lexer reads: a whole file, or the text of one heredoc in it. Token texts are cut from the
 * file's string; ANTLR's own copy of the characters is never made.
 */
public final class TokenInput extends ANTLRStringStream {
  private final String text;
  private final boolean template;
  private final @Nullable HeredocBody heredoc;
  private final LexicalProblems problems;
  private final Map<Integer, HeredocBody> heredocs;

  /**
   * @param heredoc what to read; the whole text if null
   * @param heredocs receives the heredocs that are found, by the offset of their tag
   */
  public TokenInput(
      String text,
      boolean template,
      @Nullable HeredocBody heredoc,
      LexicalProblems problems,
      Map<Integer, HeredocBody> heredocs) {
    this.text = text;
    this.template = template;
    this.heredoc = heredoc;
    this.problems = problems;
    this.heredocs = heredocs;
    this.n = text.length();
  }

  String text() {
    return text;
  }

  boolean isTemplate() {
    return template;
  }

  @Nullable HeredocBody heredoc() {
    return heredoc;
  }

  LexicalProblems problems() {
    return problems;
  }

  Map<Integer, HeredocBody> heredocs() {
    return heredocs;
  }

  @Override
  public int LA(int i) {
    int index = i < 0 ? p + i : p + i - 1;
    return index < 0 || index >= n ? EOF : text.charAt(index);
  }

  @Override
  public String substring(int start, int stop) {
    return text.substring(start, stop + 1);
  }

  @Override
  public void consume() {
    if (p < n) {
      p++;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
