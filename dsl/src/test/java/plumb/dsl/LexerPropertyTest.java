package plumb.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import plumb.dsl.lexer.LexicalProblems;
import plumb.dsl.lexer.PuppetLexer;
import plumb.dsl.lexer.TokenInput;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;

class LexerPropertyTest {
  /** Pieces that switch the lexer from one state to another. */
  @Provide
  Arbitrary<String> code() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\"",
            "'",
            "${",
            "}",
            "{",
            "$x",
            "$",
            "\\",
            "\n",
            " ",
            "@(E)",
            "@(\"E\"/L)",
            "E",
            "| E",
            "- E",
            "/",
            "/*",
            "*/",
            "#",
            "<%",
            "<%=",
            "<%-",
            "%>",
            "-%>",
            "<%#",
            "<%%",
            "?",
            "[",
            "]",
            "(",
            ")",
            "a",
            "A::B",
            "::",
            "0x1",
            "09",
            "1.5e3",
            "=>",
            "<|",
            "|>>",
            "class",
            "\uFEFF",
            "\uD83D",
            "\uD83D\uDE00",
            "\u00A0",
            "~",
            "\r\n");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void tokensTileCode(@ForAll("code") String text, @ForAll boolean template) {
    assertTiles(text, template);
  }

  @Property(tries = 1000)
  void tokensTileAnyText(@ForAll String text, @ForAll boolean template) {
    assertTiles(text, template);
  }

  /** Parsing says what it has to say by diagnostics, and every one of them lies in the text. */
  @Property(tries = 1500)
  void parsingNeverThrows(@ForAll("code") String text, @ForAll boolean template) {
    Syntax syntax = template ? Syntax.EPP : Syntax.MANIFEST;
    ParsedFile file = PuppetParser.parse(new SourceText("any.pp", text), syntax);
    for (Diagnostic diagnostic : file.diagnostics()) {
      assertThat(diagnostic.offset()).isBetween(0, text.length());
    }
  }

  private static void assertTiles(String text, boolean template) {
    LexicalProblems problems =
        new LexicalProblems(new SourceText("any.pp", text), new ArrayList<>());
    PuppetLexer lexer =
        new PuppetLexer(new TokenInput(text, template, null, problems, new HashMap<>()));
    int end = 0;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      CommonToken common = (CommonToken) token;
      assertThat(common.getStartIndex()).isEqualTo(end);
      assertThat(common.getStopIndex()).isGreaterThanOrEqualTo(end - 1);
      end = common.getStopIndex() + 1;
    }
    assertThat(end).isEqualTo(text.length());
  }
}
