package plumb.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.report.Report;

class ScheduledRunTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

  private final Path state;
  private final Things things;

  ScheduledRunTest(@TempDir Path state) {
    this.state = state;
    things = new Things(state);
    things.thing("daily", "schedule", "daily");
    things.thing("always");
  }

  @Test
  void remembersFromRunToRunWhenResourcesWereLookedAt() {
    assertThat(skipsDaily(things.runAt(NOON))).isFalse();
    assertThat(skipsDaily(things.runAt(Clock.offset(NOON, Duration.ofHours(23))))).isTrue();
    assertThat(skipsDaily(things.runAt(Clock.offset(NOON, Duration.ofHours(24))))).isFalse();
  }

  @Test
  void damagedMemoryOnlyMakesAResourceBeLookedAtOnceMore() throws Exception {
    things.runAt(NOON);
    Files.writeString(state.resolve("state/check-times"), "rubbish\n99999999999999999999 x\n\0\n");
    assertThat(skipsDaily(things.runAt(NOON))).isFalse();
    assertThat(skipsDaily(things.runAt(NOON))).isTrue();
  }

  @Test
  void aClockThatWasSetBackKeepsNothingFromBeingLookedAt() {
    things.thing("distant", "schedule", "every day");
    things.add("Schedule", "every day", "period", "daily", "periodmatch", "distance");
    things.runAt(Clock.offset(NOON, Duration.ofDays(10_000)));
    Report report = things.runAt(NOON);
    assertThat(Things.status(report, "Thing[distant]").skipped()).isFalse();
    assertThat(skipsDaily(report)).isFalse();
    assertThat(skipsDaily(things.runAt(NOON))).isTrue();
  }

  @Test
  void aClockThatJumpsAheadMakesWhatIsDueBeLookedAtOnce() {
    things.runAt(NOON);
    Clock ahead = Clock.offset(NOON, Duration.ofDays(10_000));
    assertThat(skipsDaily(things.runAt(ahead))).isFalse();
    assertThat(skipsDaily(things.runAt(ahead))).isTrue();
    Clock corrected = Clock.offset(NOON, Duration.ofHours(1));
    assertThat(skipsDaily(things.runAt(corrected))).as("what was noted is in the future").isFalse();
    assertThat(skipsDaily(things.runAt(corrected))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000, -10_000})
  void aClockThatJumpsDuringARunFailsNothing(long days) {
    Report report = things.runAt(new JumpingClock(Duration.ofDays(days)));
    assertThat(report.status()).isNotEqualTo("failed");
    assertThat(report.transactionCompleted()).isTrue();
    assertThat(report.resourceStatuses().values())
        .isNotEmpty()
        .allSatisfy(status -> assertThat(status.evaluationTime()).isBetween(0.0, 60.0));
  }

  /** Tells noon when it is asked for the first time, and then what somebody set it to. */
  private static final class JumpingClock extends Clock {
    private final Duration jump;
    private int asked;

    JumpingClock(Duration jump) {
      this.jump = jump;
    }

    @Override
    public Instant instant() {
      return asked++ == 0 ? NOON.instant() : NOON.instant().plus(jump);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void schedulesCanBeIgnored() {
    things.runAt(NOON);
    things.options.ignoreSchedules(true);
    assertThat(skipsDaily(things.runAt(NOON))).isFalse();
  }

  private static boolean skipsDaily(Report report) {
    assertThat(Things.status(report, "Thing[always]").skipped()).isFalse();
    return Things.status(report, "Thing[daily]").skipped();
  }
}
