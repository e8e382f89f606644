package plumb.host.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrontabTest {
  private static final String TEXT =
      """
      # HEADER: from another tool
      # a comment
      MAILTO=root

      5   *  * * *   /bin/unmanaged  with  blanks
      # Puppet Name: nightly
      PATH=/bin
      A = b
      # in between
      0 2,4 * 1-6/2 */2 /bin/job % x
      # Puppet Name: lost
      X=y
      # Puppet Name: boot
      @reboot /bin/boot
      not a job
      # Puppet Name: last
      """;

  private final Crontab crontab = Crontab.parse(TEXT);

  @Test
  void jobsAreFoundByName() {
    CronJob job = find("nightly");
    assertThat(job.command()).isEqualTo("/bin/job % x");
    assertThat(job.environment()).containsExactly("PATH=/bin", "A = b");
    assertThat(job.times())
        .isEqualTo(
            Map.of(
                TimeField.MINUTE, List.of("0"),
                TimeField.HOUR, List.of("2", "4"),
                TimeField.MONTH, List.of("1-6/2"),
                TimeField.WEEKDAY, List.of("*/2")));
    assertThat(find("boot").special()).isEqualTo("reboot");
    assertThat(crontab.find("lost")).isNull();
    assertThat(crontab.unnamed())
        .singleElement()
        .matches(unnamed -> unnamed.command().equals("/bin/unmanaged  with  blanks"));
  }

  @Test
  void whatDoesNotChangeKeepsItsText() {
    String text = crontab.text();
    assertThat(text).startsWith("# HEADER: ").doesNotContain("another tool");
    assertThat(text.lines().filter(line -> !line.startsWith("# HEADER")).toList())
        .containsExactly(
            "# a comment",
            "MAILTO=root",
            "",
            "5   *  * * *   /bin/unmanaged  with  blanks",
            "# in between",
            "# Puppet Name: nightly",
            "PATH=/bin",
            "A = b",
            "0 2,4 * 1-6/2 */2 /bin/job % x",
            "X=y",
            "# Puppet Name: boot",
            "@reboot /bin/boot",
            "not a job");
    assertThat(Crontab.parse(text).text()).isEqualTo(text);
  }

  @Test
  void jobsAreReplacedInTheirPlaceAddedAtTheEndAndRemoved() {
    crontab.replace(
        crontab.unnamed().get(0),
        new CronJob("mine", List.of(), null, Map.of(TimeField.HOUR, List.of("3")), "/bin/new"));
    crontab.replace(null, new CronJob("more", List.of("B=c"), "daily", Map.of(), "/bin/more"));
    crontab.remove(find("nightly"));
    assertThat(crontab.text().lines().filter(line -> !line.startsWith("# HEADER")).toList())
        .containsExactly(
            "# a comment",
            "MAILTO=root",
            "",
            "# Puppet Name: mine",
            "* 3 * * * /bin/new",
            "# in between",
            "X=y",
            "# Puppet Name: boot",
            "@reboot /bin/boot",
            "not a job",
            "# Puppet Name: more",
            "B=c",
            "@daily /bin/more");
  }

  @Test
  void ofTwoEqualJobsOneIsRemoved() {
    Crontab twice = Crontab.parse("@daily /bin/a\n@daily /bin/a\n");
    twice.remove(twice.unnamed().get(1));
    assertThat(twice.unnamed()).hasSize(1);
  }

  private CronJob find(String name) {
    return Objects.requireNonNull(crontab.find(name));
  }

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 0, 0",
    "MINUTE, 59, 59",
    "MINUTE, 60,",
    "MINUTE, 007,007",
    "MINUTE, 0059,",
    "MINUTE, -1,",
    "MINUTE, '',",
    "HOUR, 24,",
    "HOUR, */2, */2",
    "HOUR, */x,",
    "HOUR, 1-5, 1-5",
    "HOUR, 1-5/2, 1-5/2",
    "HOUR, 1-,",
    "HOUR, 5/2,",
    "HOUR, *, *",
    "HOUR, absent, *",
    "MONTHDAY, 0,",
    "MONTHDAY, 31, 31",
    "MONTH, 0,",
    "MONTH, jan, 1",
    "MONTH, December, 12",
    "MONTH, decem,",
    "WEEKDAY, 7, 7",
    "WEEKDAY, 8,",
    "WEEKDAY, sun, 0",
    "WEEKDAY, Saturday, 6",
    "WEEKDAY, Mon-Fri,",
    "HOUR, sun,",
  })
  void valuesOfTimesAreChecked(TimeField field, String value, String expected) {
    assertThat(field.normalize(value)).isEqualTo(expected);
  }
}
