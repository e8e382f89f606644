package plumb.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that nobody means well, in every attribute of every type: each run ends with a report. */
class HostileValuesTest {
  private static final List<Object> VALUES =
      List.of(
          "",
          "a\0b",
          "/tmp/a\0b",
          "a\nb",
          "-rf",
          "../../../../etc",
          "(",
          "\ud800",
          "x".repeat(5000),
          List.of("a", "\0"),
          Map.of("a", "b"),
          Long.MIN_VALUE);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  static Stream<TypesTableTest.Row> rows() throws Exception {
    // What waits for a database waits for each of these, too.
    return TypesTableTest.rows().stream()
        .filter(row -> !row.type().equals("postgresql_conn_validator"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void noValueBreaksARun(TypesTableTest.Row row) {
    SoftAssertions softly = new SoftAssertions();
    for (String attribute : row.supported()) {
      for (Object value : VALUES) {
        Apply apply =
            new Apply(directory)
                .with(row.capitalised(), row.title(), attribute, value, "noop", true);
        softly
            .assertThatCode(apply::run)
            .as("%s => %s", attribute, value.toString().replace('\0', '0'))
            .doesNotThrowAnyException();
        softly
            .assertThat(String.join("\n", apply.log()))
            .as("%s => %s", attribute, value.toString().replace('\0', '0'))
            .doesNotContainPattern(
                "(NullPointer|IndexOutOfBounds|ClassCast|PatternSyntax)Exception");
      }
    }
    softly.assertAll();
  }
}
