package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import plumb.catalog.json.ValueJson;

/** {@code plumb apply}: what programs read. */
class ApplyCommandTest {
  @Test
  void mistakesInManifestsArePrintedAsJsonToo() {
    CommandRun run = CommandRun.of("apply", "--json", "-e", "notice('a')\n$x = 1 + 'one'");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[NOT_NUMERIC]");
    assertThat(ValueJson.parse(run.out()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("diagnostics", InstanceOfAssertFactories.LIST)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsAllEntriesOf(
            Map.of("severity", "error", "code", "NOT_NUMERIC", "line", 2L, "column", 10L));
  }

  @Test
  void everyMistakeOfATextIsAmongThem() {
    CommandRun run = CommandRun.of("apply", "--json", "-e", "$a = )\n$b = 09");
    assertThat(ValueJson.parse(run.out()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("diagnostics", InstanceOfAssertFactories.LIST)
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.toString()).contains("code=", "message=", "line="));
  }
}
