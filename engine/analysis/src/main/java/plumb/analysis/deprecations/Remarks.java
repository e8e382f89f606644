package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.Tokens;
import plumb.dsl.source.SourceText;

/** The comments of a manifest, by line. */
final class Remarks {
  private final TreeMap<Integer, Remark> byLine = new TreeMap<>();

  /**
   * A comment after "#".
   *
   * @param text without the sign
   * @param alone whether nothing else stands on its line
   */
  record Remark(int line, int column, String text, boolean alone) {}

  private Remarks() {}

  static Remarks of(SourceText source) {
    Remarks remarks = new Remarks();
    int codeLine = 0;
    for (Token token : Tokens.read(source, new ArrayList<>())) {
      if (token.is(TokenKind.COMMENT)) {
        boolean alone = token.line() != codeLine;
        remarks.byLine.put(
            token.line(), new Remark(token.line(), token.column(), token.value(), alone));
      } else if (!isLayout(token)) {
        codeLine = token.line();
      }
    }
    return remarks;
  }

  private static boolean isLayout(Token token) {
    return switch (token.kind()) {
      case WHITESPACE, INDENT, NEWLINE, SLASH_COMMENT, BLOCK_COMMENT -> true;
      default -> false;
    };
  }

  /** The comment on a line; null when there is none. */
  @Nullable Remark on(int line) {
    return byLine.get(line);
  }

  /** The comment right above a line, from its first line; blank lines below it do not matter. */
  List<Remark> above(int line, List<String> lines) {
    int last = line - 1;
    while (last > 0 && lines.get(last - 1).isBlank()) {
      last--;
    }
    int first = last;
    while (isAlone(first)) {
      first--;
    }
    return new ArrayList<>(byLine.subMap(first, false, last, true).values());
  }

  private boolean isAlone(int line) {
    Remark remark = byLine.get(line);
    return remark != null && remark.alone();
  }
}
