package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.host.command.Command;

class TimeZoneNameTest {
  private final TimeZoneName names = new TimeZoneName(new SystemTree(Path.of("/")));

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2024-01-15T12:00:00Z",
    "Europe/Berlin, 2024-07-15T12:00:00Z",
    "Europe/Berlin, 1944-07-15T12:00:00Z",
    "America/New_York, 2024-11-03T05:59:59Z",
    "America/New_York, 2024-11-03T06:00:00Z",
    "Asia/Kathmandu, 2024-01-01T00:00:00Z",
    "Asia/Kolkata, 2024-01-01T00:00:00Z",
    "Africa/Casablanca, 2024-03-20T00:00:00Z",
    "Etc/UTC, 2024-01-01T00:00:00Z",
    "UTC, 2024-01-01T00:00:00Z",
    "'', 2024-01-01T00:00:00Z",
    "CET-1, 2024-01-01T00:00:00Z",
    "<+03>-3, 2024-01-01T00:00:00Z",
  })
  void namesAreThoseOfTheCLibrary(String zone, String time) throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/share/zoneinfo/Europe/Berlin")), "tzdata is not installed");
    Instant instant = Instant.parse(time);
    String expected =
        Command.of("date", "--date=@" + instant.getEpochSecond(), "+%Z")
            .with("TZ", zone)
            .run()
            .output();
    assertThat(names.at(instant, zone)).isEqualTo(expected.strip());
  }

  @Test
  void withoutVariableAndFileItIsUtc() {
    TimeZoneName nowhere = new TimeZoneName(new SystemTree(Path.of("/nonexistent")));
    assertThat(nowhere.at(Instant.EPOCH, null)).isEqualTo("UTC");
  }
}
