package plumb.host.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.host.command.Command;

class DebianVersionTest {
  private static final List<String> VERSIONS =
      List.of(
          "0",
          "0.0",
          "00",
          "1",
          "1.0",
          "1.00",
          "1.0-0",
          "1.0-1",
          "1.0-1~bpo1",
          "1.0-1+b1",
          "1.0~rc1-1",
          "1.0~~",
          "1.0~~a",
          "1.0~",
          "1.0a",
          "1.0+",
          "1.0.1",
          "1:0.1",
          "2:0",
          "1.0-1.1",
          "1.0-10",
          "1.0-9",
          "1.0a1",
          "1.0a10",
          "1.0a9",
          "1.0.a",
          "1.0-a",
          "1.0-1-2",
          "20240101",
          "2.36-9+deb12u10",
          "2.36-9+deb12u9",
          "1.0+dfsg-1",
          "1.0-1ubuntu1",
          "1.0-1A",
          "1.0-1a",
          "1.0-1.a");

  @Test
  void theOrderIsDpkgs() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "dpkg is not installed");
    StringBuilder script = new StringBuilder();
    for (String one : VERSIONS) {
      for (String other : VERSIONS) {
        script.append(
            "dpkg --compare-versions '%s' lt '%s' && echo 1 || echo 0\n".formatted(one, other));
      }
    }
    List<String> expected =
        Command.of("sh", "-c", script.toString()).separated().run().output().lines().toList();
    int i = 0;
    for (String one : VERSIONS) {
      for (String other : VERSIONS) {
        boolean less = version(one).compareTo(version(other)) < 0;
        assertThat(less ? "1" : "0").as(one + " < " + other).isEqualTo(expected.get(i++));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", ":1", "x:1", "1:", "1 2", "1_2", "1.0-", "-1", "1.0-1:2", "1.0/2"})
  void whatIsNoVersionIsRecognised(String text) {
    assertThat(DebianVersion.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5, true",
    "1.5, 0:1.5, true",
    "1.5, '>1.4', true",
    "1.5, '>=1.5', true",
    "1.5, '>1.5', false",
    "1.5, '<1.5', false",
    "1.5, '<=1.5', true",
    "1.5, '>1.0 <2.0', true",
    "2.0, '>1.0 <2.0', false",
    "2.0~rc1, '>1.0   <2.0', true",
  })
  void rangesAdmitWhatTheirBoundsAllow(String version, String range, boolean admitted) {
    VersionRange parsed = Objects.requireNonNull(VersionRange.parse(range, DebianVersion::parse));
    assertThat(parsed.admits(version(version))).isEqualTo(admitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "=>1", "><1", ">", "1 2 3", "==1"})
  void whatIsNoRangeIsRecognised(String text) {
    assertThat(VersionRange.parse(text, DebianVersion::parse)).isNull();
  }

  private static DebianVersion version(String text) {
    return Objects.requireNonNull(DebianVersion.parse(text));
  }
}
