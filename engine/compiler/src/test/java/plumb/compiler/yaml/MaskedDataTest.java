package plumb.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No value is left of a data file, and every key stands where it was. */
class MaskedDataTest {
  @Test
  void keysStayAndValuesGo() {
    assertThat(
            MaskedData.of(
                "---\n# pass s1\na::b: s2\n'a::c':  \"s3\" # s4\na::d:\n  - s5\n  e: s6\n"
                    + "a::f: |\n  s7\n{\"a::g\": \"s8\", \"a::h\": \"s9\"}\n"))
        .isEqualTo(
            " ***\n ***\na::b: ***\n'a::c': ***\na::d:\n ***\n  e: ***\na::f: ***\n ***\n"
                + "{\"a::g\": ***\n");
  }

  @Test
  void dataIsKnownByItsEnding() {
    assertThat(MaskedData.isData("/x/common.YAML")).isTrue();
    assertThat(MaskedData.isData("/x.yaml/init.pp")).isFalse();
  }
}
