package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.lexer.TokenReader;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.source.SourceText;

/** Compares the comments of manifests, wherever they stand. */
final class Comments {
  private Comments() {}

  /** Whether two manifests have the same comments, but for blanks at the ends of lines. */
  static boolean same(SourceText one, SourceText other) {
    return sorted(one).equals(sorted(other));
  }

  private static List<String> sorted(SourceText source) {
    List<String> comments = new ArrayList<>();
    TokenReader reader = new TokenReader(source, new ArrayList<>());
    for (Kind kind = reader.next(); kind != Kind.END; kind = reader.next()) {
      if (kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT) {
        comments.add(source.text().substring(reader.start(), reader.end()).stripTrailing());
      }
    }
    comments.sort(null);
    return comments;
  }
}
