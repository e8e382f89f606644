package plumb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a query, and what is said of what is none. */
class QueryParserTest {
  static List<String> mistakesOfTheDocument() throws Exception {
    String text = Files.readString(Path.of("docs/queries.md"));
    List<String> blocks =
        Pattern.compile("```text\n(.*?)```", Pattern.DOTALL)
            .matcher(text)
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertThat(blocks).isNotEmpty();
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("mistakesOfTheDocument")
  void theDocumentShowsWhatIsSaid(String block) {
    String query = block.substring(0, block.indexOf('\n'));
    assertThat(mistake(query).text()).isEqualTo(block.substring(query.length() + 1));
  }

  private static InvalidQueryException mistake(String query) {
    InvalidQueryException mistake =
        catchThrowableOfType(InvalidQueryException.class, () -> Query.parse(query));
    assertThat(mistake).as(query).isNotNull();
    return mistake;
  }

  /** Columns: the query, the column of the mistake, its code, a part of sentence or hint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; 1; QUERY_SYNTAX; a condition is missing",
        "name; 1; QUERY_OPERATOR; every node has a name",
        "name = ; 7; QUERY_SYNTAX; expected a value, found the end",
        "name = 'a; 8; QUERY_SYNTAX; no closing quote",
        "name ~ /a; 8; QUERY_SYNTAX; no closing slash",
        "name = 'a' name = 'b'; 12; QUERY_SYNTAX; expected and, or, or the end",
        "name = 'a' and; 15; QUERY_SYNTAX; found the end",
        "name = 'a' && role = 'b'; 12; QUERY_SYNTAX; the word and",
        "(name = 'a'; 1; QUERY_SYNTAX; never closed",
        "name = 'a'); 11; QUERY_SYNTAX; closes none",
        "name = db*; 10; QUERY_SYNTAX; regular expressions",
        "$facts.os = 1; 1; QUERY_SYNTAX; without a sign",
        "[\"=\", \"certname\", \"a\"]; 1; QUERY_SYNTAX; PuppetDB",
        "certname = 'a'; 1; QUERY_UNKNOWN_TERM; write name",
        "os.family = 'a'; 1; QUERY_UNKNOWN_TERM; facts.os.family",
        "trusted.certname = 'a'; 1; QUERY_UNKNOWN_TERM; not kept",
        "facts. = 1; 1; QUERY_SYNTAX; a part of the fact's name",
        "facts.a..b = 1; 1; QUERY_SYNTAX; a part of the fact's name",
        "facts.a = facts.b; 11; QUERY_VALUE; with each other",
        "facts.a < true; 11; QUERY_VALUE; has no order",
        "facts.a in 'x'; 12; QUERY_SYNTAX; expected '['",
        "facts.a in ['x'; 16; QUERY_SYNTAX; expected ',' or ']'",
        "facts.a in []; 13; QUERY_SYNTAX; expected a value",
        "facts.a not 'x'; 13; QUERY_SYNTAX; expected in after not",
        "status = 'fialed'; 10; QUERY_VALUE; no node has the status",
        "status = noop; 10; QUERY_VALUE; report.noop",
        "status < 'failed'; 8; QUERY_OPERATOR; =, !=, ~, !~ and in",
        "report.age = 30m; 12; QUERY_OPERATOR; <, <=, > and >=",
        "report.age < 30; 14; QUERY_VALUE; is no time",
        "report.noop < true; 13; QUERY_OPERATOR; cannot be compared with <",
        "resource = nginx; 12; QUERY_VALUE; a type and a title",
        "name ~ '('; 8; QUERY_REGEX; no regular expression",
        "name = 'ä' ü; 12; QUERY_SYNTAX; means nothing here",
        "name = 'a' or or; 15; QUERY_SYNTAX; expected a condition",
      })
  void mistakesAreSaidWithTheirPlace(String query, int column, String code, String said) {
    InvalidQueryException mistake = mistake(query == null ? "" : query);
    assertThat(mistake.diagnostic().code()).isEqualTo(code);
    assertThat(mistake.diagnostic().column()).isEqualTo(column);
    assertThat(mistake.text()).contains(said);
  }

  @Test
  void joinsBindAsIsUsual() throws Exception {
    Condition condition = Query.parse("facts.a or not facts.b and facts.c").condition();
    assertThat(condition).isInstanceOf(Condition.Or.class);
    List<Condition> any = ((Condition.Or) condition).any();
    assertThat(any.get(1)).isInstanceOf(Condition.And.class);
    assertThat(((Condition.And) any.get(1)).all().get(0)).isInstanceOf(Condition.Not.class);
  }

  @Test
  void factsAreNamedInManyWays() throws Exception {
    List<List<String>> paths = new ArrayList<>();
    for (String fact :
        List.of("facts.a.b", "facts['a']['b']", "facts.a['b']", "facts.'a'.b", "facts.a.\"b\"")) {
      paths.addAll(Query.parse(fact + " = 1").factPaths());
    }
    assertThat(paths).hasSize(5).containsOnly(List.of("a", "b"));
    assertThat(Query.parse("facts['age'] > 3 or facts.'age'").factPaths())
        .containsExactly(List.of("age"));
    assertThat(Query.parse("facts.l[0].'it\\'s'").factPaths()).isNotEmpty();
    assertThat(Query.facts("os.family, facts.role, 'odd name'.0").stream().map(Term::path))
        .containsExactly(List.of("os", "family"), List.of("role"), List.of("odd name", "0"));
  }

  @Test
  void whatIsTooLargeIsRefused() {
    for (String large :
        List.of(
            "name = 'a' or ".repeat(100_000),
            "(".repeat(10_000),
            "not ".repeat(4_000) + "role",
            "!".repeat(10_000),
            "role or ".repeat(1_000) + "role",
            "name ~ '" + "a?".repeat(2_000) + "'")) {
      assertThat(mistake(large).diagnostic().code()).isEqualTo("QUERY_LIMIT");
    }
    assertThatThrownBy(() -> Query.parse("\ud800")).isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(() -> Query.parse("facts" + "['a']".repeat(1000)))
        .isInstanceOf(InvalidQueryException.class);
  }

  /** Whatever is sent is a query or a mistake that can be shown. */
  @Test
  void nothingElseComesOfAnyText() {
    String[] pieces =
        ("facts facts. . .. a.b 'x y' 'o\"pen \\ / /a/ [ ] [0] ['k'] ( ) , = == != < <= ~ !~ =~ ! not in and"
                + " or name role class resource 'File[/a]' status failed report.age report.noop 30m 1.5 -2"
                + " true 'a|(b' \ud83d \ud83d\ude00 \u0000 ::a -")
            .split(" ");
    Random random = new Random(7);
    int good = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k >= 0; k--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        assertThat(Query.parse(text.toString()).factPaths()).isNotNull();
        good++;
      } catch (InvalidQueryException mistake) {
        assertThat(mistake.text()).contains("[QUERY_");
      }
      try {
        assertThat(Query.facts(text.toString())).isNotEmpty();
      } catch (InvalidQueryException mistake) {
        assertThat(mistake.text()).contains("[QUERY_");
      }
    }
    assertThat(good).isGreaterThan(500);
  }
}
