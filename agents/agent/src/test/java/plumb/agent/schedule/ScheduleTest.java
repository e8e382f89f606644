package plumb.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.agent.provider.Declaration;
import plumb.catalog.Kind;
import plumb.catalog.Resource;

class ScheduleTest {
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // 2026-03-04 is a Wednesday
    "2 - 4,         , 2026-03-04T02:00:00Z, true",
    "2 - 4,         , 2026-03-04T04:00:00Z, true",
    "2 - 4,         , 2026-03-04T04:00:01Z, false",
    "2 - 4,         , 2026-03-04T01:59:59Z, false",
    "1:30-1:30:30,  , 2026-03-04T01:30:30Z, true",
    "22:00 - 04:00, , 2026-03-04T23:00:00Z, true",
    "22:00 - 04:00, , 2026-03-04T03:00:00Z, true",
    "22:00 - 04:00, , 2026-03-04T12:00:00Z, false",
    "22:00 - 04:00, Wed, 2026-03-04T23:00:00Z, true",
    "22:00 - 04:00, Wed, 2026-03-05T03:00:00Z, true",
    "22:00 - 04:00, Wed, 2026-03-04T03:00:00Z, false",
    ", Wednesday,     2026-03-04T03:00:00Z, true",
    ", 3,             2026-03-04T03:00:00Z, true",
    ", 0,             2026-03-01T03:00:00Z, true",
    ", tue,           2026-03-04T03:00:00Z, false",
  })
  void knowsTimesOfDayAndWeekdays(String range, String weekday, String now, boolean allowed) {
    Schedule schedule = schedule("range", range, "weekday", weekday);
    assertThat(schedule.allows(Instant.EPOCH, at(now))).isEqualTo(allowed);
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hourly, distance, 1, 59, false",
    "hourly, distance, 1, 60, true",
    "hourly, distance, 2, 30, true",
    "hourly, distance, 2, 29, false",
    "daily,  distance, 1, 1439, false",
    "daily,  distance, 1, 1440, true",
    "weekly, distance, 1, 10080, true",
    "monthly, distance, 1, 43199, false",
    "never,  distance, 1, 99999999, false",
    "hourly, number,   1, 1, false",
    "hourly, number,   1, 31, true",
    "daily,  number,   1, 31, false",
    "daily,  number,   1, 1440, true",
    "weekly, number,   1, 1440, true",
    "weekly, number,   1, 10, false",
    "monthly, number,  1, 6000, true",
  })
  void knowsPeriods(String period, String match, String repeat, int minutes, boolean allowed) {
    Schedule schedule = schedule("period", period, "periodmatch", match, "repeat", repeat);
    // The minutes lead to half past twelve on Sunday the 1st of March.
    ZonedDateTime now = at("2026-03-01T12:30:00Z");
    Instant last = now.minus(Duration.ofMinutes(minutes)).toInstant();
    assertThat(schedule.allows(last, now)).isEqualTo(allowed);
  }

  @Test
  void reportsWhatItCanNotRead() {
    schedule("range", "25 - 26", "weekday", "someday", "period", "yearly", "repeat", "0");
    schedule("periodmatch", "number", "repeat", "2");
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "Parameter period failed on Schedule[s]: Invalid value \"yearly\". Valid values are"
                + " hourly, daily, weekly, monthly, never.",
            "Parameter repeat failed on Schedule[s]: Repeat must be a number above 0",
            "Parameter range failed on Schedule[s]: Invalid range value '25 - 26'",
            "Parameter weekday failed on Schedule[s]: someday is not a valid day of the week",
            "Parameter repeat failed on Schedule[s]: Repeat must be 1 unless periodmatch is"
                + " 'distance', not 'number'");
  }

  private Schedule schedule(String... parameters) {
    Resource resource = new Resource("Schedule", "s", Kind.NATIVE);
    for (int i = 0; i < parameters.length; i += 2) {
      if (parameters[i + 1] != null) {
        resource.parameters().put(parameters[i], parameters[i + 1]);
      }
    }
    return new ScheduleProvider().desire(new Declaration(resource, problems::add));
  }

  private static ZonedDateTime at(String time) {
    return Instant.parse(time).atZone(ZoneOffset.UTC);
  }
}
