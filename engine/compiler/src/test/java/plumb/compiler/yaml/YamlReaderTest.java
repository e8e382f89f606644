package plumb.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.values.Undef;

class YamlReaderTest {
  private static DataMap read(String text) {
    return (DataMap) YamlReader.readData("common.yaml", text);
  }

  @Test
  void everyEntryKnowsWhereItIsWritten() {
    DataMap data =
        read(
            """
            # comment
            a: 1
            deep:
              list:
                - x
              'quoted key': {flow: 2}
            """);

    assertThat(place(data, "a")).isEqualTo("2:1");
    assertThat(place(data, "deep")).isEqualTo("3:1");
    DataMap deep = (DataMap) value(data, "deep");
    assertThat(place(deep, "list")).isEqualTo("4:3");
    assertThat(place((DataMap) value(deep, "quoted key"), "flow")).isEqualTo("6:18");
  }

  @Test
  void mergedEntriesKeepThePlaceOfTheirAnchor() {
    DataMap data = read("base: &b\n  x: 1\nuser:\n  <<: *b\n  y: 2\n");

    DataMap user = (DataMap) value(data, "user");
    assertThat(user).containsExactly(Map.entry("x", 1L), Map.entry("y", 2L));
    assertThat(place(user, "x")).isEqualTo("2:3");
  }

  @Test
  void aRepeatedKeyTakesTheLastValueAndItsPlace() {
    DataMap data = read("a: 1\nb: 2\na: 3\n");

    assertThat(data).containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
    assertThat(place(data, "a")).isEqualTo("3:1");
  }

  private static Object value(DataMap map, String key) {
    return map.valueAt(map.indexOf(key));
  }

  private static String place(DataMap map, String key) {
    int position = map.positionAt(map.indexOf(key));
    return Position.line(position) + ":" + Position.column(position);
  }

  @Test
  void largeMapsFindEveryKeyInOrder() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("key").append(i).append(": ").append(i).append('\n');
    }
    DataMap data = read(text.toString());

    assertThat(data).hasSize(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(data.get("key" + i)).isEqualTo((long) i);
      assertThat(data.indexOf("key" + i)).isEqualTo(i);
    }
    assertThat(data.get("key5000")).isNull();
    assertThat(data.keySet().iterator().next()).isEqualTo("key0");
  }

  @Test
  void collectionsKnowWhetherTheyHoldInterpolations() {
    DataMap data =
        read("a: [1, {b: 'x %{facts.os}'}]\nb: [1]\nc: {'%{k}': 1}\nd: :sym\ne:\n  - :sym\n");

    assertThat(DataNode.isInterpolated(value(data, "a"))).isTrue();
    assertThat(DataNode.isInterpolated(value(data, "b"))).isFalse();
    assertThat(DataNode.isInterpolated(value(data, "c"))).isTrue();
    assertThat(DataNode.isValid(value(data, "b"))).isTrue();
    assertThat(DataNode.isValid(value(data, "d"))).isFalse();
    assertThat(DataNode.isValid(value(data, "e"))).isFalse();
  }

  @Test
  void anEmptyDocumentIsUndef() {
    assertThat(YamlReader.readData("x", "# nothing\n")).isEqualTo(Undef.UNDEF);
    assertThat(YamlReader.readData("x", "")).isEqualTo(Undef.UNDEF);
  }

  @Test
  void plainDocumentsRefuseSymbols() {
    assertThat(YamlReader.readData("x", "a: :b\n")).isEqualTo(Map.of("a", new YamlSymbol("b")));
    var problem =
        catchThrowableOfType(
            DataFileException.class, () -> YamlReader.readPlain("x", "a: 1\nb: :c\n"));
    assertThat(problem)
        .hasMessage("(x): Tried to load unspecified class: Symbol at line 2 column 4");
  }

  @Test
  void aliasesCannotMultiplyADocument() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    var problem = catchThrowableOfType(DataFileException.class, () -> read(bomb.toString()));
    assertThat(problem.diagnostic().code()).isEqualTo("YAML_SIZE");
  }

  @Test
  void deepNestingEndsInADiagnostic() {
    String deep = "a: " + "[".repeat(100_000);
    var problem = catchThrowableOfType(DataFileException.class, () -> read(deep));
    assertThat(problem.diagnostic().code()).isEqualTo("YAML_DEPTH");
  }

  @Test
  void deepNestingInJsonEndsInADiagnostic() {
    String deep = "{\"a\": " + "[".repeat(100_000);
    var problem = catchThrowableOfType(DataFileException.class, () -> JsonReader.read("x", deep));
    assertThat(problem.diagnostic().code()).isEqualTo("JSON_DEPTH");
    assertThat(problem.diagnostic().message())
        .isEqualTo("Objects and arrays are nested deeper than 500");
  }

  @Test
  void problemsShowTheLineAndSayWhatToDo() {
    var problem =
        catchThrowableOfType(
            DataFileException.class, () -> read("ntp::servers:\n  - a\nmotd: @home\n"));
    assertThat(DiagnosticPrinter.print(problem.diagnostic()))
        .isEqualTo(
            """
            error: The character '@' cannot start a value; quote the value
              --> common.yaml:3:7 [YAML_SYNTAX]
               |
             3 | motd: @home
               |       ^
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a: [1, 2~b: 3~           | 2 | Expected ',' or ']' to go on after line 1 column 4 opened
          a: {x: 1~b: 3~           | 2 | Expected ',' or '}' to go on after line 1 column 4 opened
          a: 'x~b: 1~              | 1 | This quoted text is never closed
          a: "x~                   | 1 | This quoted text is never closed
          a: b: c~                 | 1 | A ':' followed by a space cannot stand here; quote the text if it belongs to it
          a: 1~  b: 2~             | 2 | A ':' followed by a space cannot stand here; quote the text if it belongs to it
          - a~b: 1~                | 2 | This does not fit the indentation of the list that starts at line 1 column 1
          a:~  b: 1~ c: 2~         | 3 | This does not fit the indentation of the mapping that starts at line 1 column 1
          a: 1~b~c: 2~             | 3 | A ':' is missing after this key
          a: "\\z"~                | 1 | Unknown escape in double-quoted text; double the backslash, or use single quotes
          a: 1~b: *none~           | 2 | Unknown alias: none
          a: &x [*x]~              | 1 | The alias 'x' stands inside its own anchor
          a: 2024-01-01~           | 1 | Tried to load unspecified class: Date
          a: !ruby/object:X {}~    | 1 | Tried to load unspecified class: X
          """)
  void problemsAreOnePlainSentence(String document, int line, String sentence) {
    String text = document.replace("~", "\n").replace("\\\\", "\\");
    var problem = catchThrowableOfType(DataFileException.class, () -> read(text));

    assertThat(problem).as("reading %s", text).isNotNull();
    assertThat(problem.diagnostic().message()).isEqualTo(sentence);
    assertThat(problem.diagnostic().line()).isEqualTo(line);
  }

  @Test
  void tabsAreNamed() {
    var problem = catchThrowableOfType(DataFileException.class, () -> read("a:\n\t- b\n"));
    assertThat(problem.diagnostic().message()).isEqualTo("A tab cannot indent YAML; use spaces");
    assertThat(problem.diagnostic().line()).isEqualTo(2);
  }

  @Test
  void jsonKeepsPlacesToo() {
    DataMap data =
        (DataMap) JsonReader.read("x.json", "{\"a\": 1,\n \"b\": {\"c\": [true, null, 1.5]}}");
    assertThat(place(data, "b")).isEqualTo("2:2");
    assertThat(data.get("b")).isEqualTo(Map.of("c", List.of(true, Undef.UNDEF, 1.5)));
  }

  @Test
  void brokenJsonIsADiagnostic() {
    var problem =
        catchThrowableOfType(
            DataFileException.class, () -> JsonReader.read("x.json", "{\"a\": 1,\n oops}"));
    assertThat(problem.diagnostic().code()).isEqualTo("JSON_SYNTAX");
    assertThat(problem.diagnostic().line()).isEqualTo(2);
    assertThat(
            catchThrowableOfType(DataFileException.class, () -> JsonReader.read("x.json", "[1] 2"))
                .diagnostic()
                .message())
        .isEqualTo("Nothing may follow the document");
  }
}
