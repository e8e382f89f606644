package plumb.analysis.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.values.types.TypeParser;

class DeclaredTypeTest {

  /** Columns: the type before, the type now, how the latter stands to the former. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Pattern[/^a/]; Pattern[/^a/, /^b/]; WIDER
          Pattern[/^a/, /^b/]; Pattern[/^b/]; NARROWER
          Pattern[/^a/]; Pattern[/^b/]; OTHER
          Numeric; Variant[Integer, Float]; SAME
          Variant[Integer, Float]; Numeric; SAME
          Numeric; Integer; NARROWER
          Optional[Variant[Boolean, Enum['yes', 'no']]]; Variant[Undef, Boolean, Enum['no'], Enum['yes']]; SAME
          Variant[Enum['present'], Enum['absent']]; Enum['present', 'absent']; SAME
          Enum['a', 'b']; Variant[Enum['a'], Integer]; OTHER
          Collection; Variant[Array, Hash]; SAME
          Variant[String, Undef]; Optional[String]; SAME
          String; Optional[String]; WIDER
          Enum['a']; String; WIDER
          Array[String]; Variant[String, Array[String]]; WIDER
          """)
  void tellsWhatATypeTakesMoreAndLess(String before, String now, DeclaredType.Relation relation) {
    assertThat(type(now).relationTo(type(before))).isEqualTo(relation);
  }

  private static DeclaredType type(String text) {
    return new DeclaredType(text, TypeParser.parse(text));
  }
}
