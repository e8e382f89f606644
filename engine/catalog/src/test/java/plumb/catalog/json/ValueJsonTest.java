package plumb.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumb.values.Sensitive;
import plumb.values.Undef;

class ValueJsonTest {
  @Test
  void prettyTextIsIndentedByTwoBlanks() {
    Map<Object, Object> value = new LinkedHashMap<>();
    value.put("a", List.of(1L, 2.5, true, Undef.UNDEF));
    value.put("b", Map.of());
    value.put("c", List.of());
    assertThat(ValueJson.text(value, true))
        .isEqualTo(
            """
            {
              "a": [
                1,
                2.5,
                true,
                null
              ],
              "b": {},
              "c": []
            }""");
  }

  @Test
  void secretsAreRedacted() {
    assertThat(ValueJson.text(List.of(new Sensitive("x")), false))
        .isEqualTo("[\"Sensitive [value redacted]\"]");
  }

  @Test
  void numbersKeepTheirSort() {
    assertThat(ValueJson.parse("[1, 1.0, 1e3, -9223372036854775808]"))
        .isEqualTo(List.of(1L, 1.0, 1000.0, Long.MIN_VALUE));
    assertThat(ValueJson.parse("9223372036854775808")).isEqualTo(9.223372036854775808e18);
  }

  @Test
  void orderOfKeysIsKept() {
    assertThat(ValueJson.text(ValueJson.parse("{\"b\":1,\"a\":null}"), false))
        .isEqualTo("{\"b\":1,\"a\":null}");
  }

  @Test
  void mistakesHaveAPlace() {
    assertThatThrownBy(() -> ValueJson.parse("{\n  \"a\": x}"))
        .isInstanceOfSatisfying(
            InvalidJsonException.class,
            e -> {
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isPositive();
            });
    assertThatThrownBy(() -> ValueJson.parse("1 2")).hasMessage("expected the end, found a number");
    assertThatThrownBy(() -> ValueJson.parse("")).hasMessage("expected a value, found nothing");
    assertThatThrownBy(() -> ValueJson.parse("[".repeat(2000)))
        .hasMessage("objects and arrays are nested deeper than 1000");
    assertThatThrownBy(() -> ValueJson.text(Double.NaN, false))
        .hasMessage("JSON has no form for NaN");
  }
}
