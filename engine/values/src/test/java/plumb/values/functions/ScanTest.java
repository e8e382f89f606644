package plumb.values.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code scanf}: numbers, characters, sets and widths of its formats. */
final class ScanTest {
  @Test
  void readsNumbersInEveryBase() {
    assertThat(Scan.scan("42 -7 0x1f 017", "%d %u %i %i")).containsExactly(42L, -7L, 31L, 15L);
    assertThat(Scan.scan("ff 0xFF 17", "%x %X %o")).containsExactly(255L, 255L, 15L);
    assertThat(Scan.scan("1.5 -2. 3", "%f %f %f")).containsExactly(1.5, -2.0, 3.0);
  }

  @Test
  void aWidthEndsAField() {
    assertThat(Scan.scan("12345", "%2d%d")).containsExactly(12L, 345L);
    assertThat(Scan.scan("-123", "%3d%d")).containsExactly(-12L, 3L);
    assertThat(Scan.scan("abcdef", "%3s%c%2c")).containsExactly("abc", "d", "ef");
  }

  @Test
  void readsTextAndCharacterClasses() {
    assertThat(Scan.scan("key=value", "%[a-z]=%s")).containsExactly("key", "value");
    assertThat(Scan.scan("abc123", "%[[:alpha:]]%d")).containsExactly("abc", 123L);
    assertThat(Scan.scan("ab  cd", "%s%s")).containsExactly("ab", "cd");
    assertThat(Scan.scan("a b", "%c%c%c")).containsExactly("a", " ", "b");
  }

  @Test
  void suppressedFieldsAndLiteralsAreNotReturned() {
    assertThat(Scan.scan("1 2 3", "%d %*d %d")).containsExactly(1L, 3L);
    assertThat(Scan.scan("100%", "%d%%")).containsExactly(100L);
    assertThat(Scan.scan("v1.2", "v%d.%d")).containsExactly(1L, 2L);
  }

  @Test
  void stopsAtTheFirstPartThatDoesNotMatch() {
    assertThat(Scan.scan("1 x 3", "%d %d %d")).containsExactly(1L);
    assertThat(Scan.scan("abc", "%d")).isEqualTo(List.of());
    assertThat(Scan.scan("", "%d")).isEmpty();
  }
}
