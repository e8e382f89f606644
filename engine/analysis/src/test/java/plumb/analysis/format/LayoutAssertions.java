package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.lexer.TokenReader;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.source.SourceText;

/** What holds for the layout of every manifest. */
final class LayoutAssertions {
  private LayoutAssertions() {}

  /**
   * Lays a text out: its layout is the same when laid out again, and it is the same program with
   * the same comments.
   */
  static FormattedFile assertLaysOut(SourceText source) {
    FormattedFile formatted = Formatter.format(source);
    assertThat(formatted.errors()).as(source.path()).isEmpty();
    SourceText result = new SourceText(source.path(), formatted.text());
    assertThat(Formatter.format(result).text()).as(source.path()).isEqualTo(result.text());
    assertThat(
            Programs.same(
                PuppetParser.parse(source, Syntax.MANIFEST),
                PuppetParser.parse(result, Syntax.MANIFEST)))
        .as(source.path())
        .isTrue();
    assertThat(comments(result))
        .as(source.path())
        .containsExactlyInAnyOrderElementsOf(comments(source));
    return formatted;
  }

  private static List<String> comments(SourceText source) {
    List<String> comments = new ArrayList<>();
    TokenReader reader = new TokenReader(source, new ArrayList<>());
    for (Kind kind = reader.next(); kind != Kind.END; kind = reader.next()) {
      if (kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT) {
        comments.add(source.text().substring(reader.start(), reader.end()).stripTrailing());
      }
    }
    return comments;
  }
}
