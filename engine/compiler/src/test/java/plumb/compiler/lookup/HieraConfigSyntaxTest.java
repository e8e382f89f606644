package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@code hiera.yaml} cannot be, and where that is said. */
class HieraConfigSyntaxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a]|0:0|holds a mapping",
        "''|0:0|holds a mapping",
        "{}|0:0|version 3 is ignored",
        "{a: 1, version: 3}|1:8|version 3 is ignored",
        "{a: 1, version: 6}|1:8|version 6 is not supported",
        "{version: six}|1:2|version 0 is not supported",
        "{version: '5'}|1:2|expects an Integer value",
        "{version: 5, hierarchy: x}|1:14|expects an Array value",
        "{version: 5, hierarchy: [{name: a, pahts: []}]}|1:36|unrecognized key 'pahts'",
      })
  void isTold(String text, String place, String message) {
    assertThatThrownBy(() -> HieraConfigSyntax.check("hiera.yaml", "/etc", text, true))
        .isInstanceOfSatisfying(
            LookupException.class,
            e -> {
              assertThat(e.getMessage()).contains(message);
              assertThat(e.line() + ":" + e.column()).isEqualTo(place);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{version: 5}", "{version: 4}", "{version: 5, hierarchy: []}"})
  void isSilentAboutWhatCanBeUsed(String text) {
    HieraConfigSyntax.check("hiera.yaml", "/etc", text, true);
    HieraConfigSyntax.check("hiera.yaml", "/etc", text, false);
  }

  @Test
  void takesTheThirdVersionOutsideOfModules() {
    HieraConfigSyntax.check("hiera.yaml", "/etc", "{':backends': x}", false);
  }
}
