package plumb.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumb.catalog.Facts;

class FactsJsonTest {
  private static Facts read(String text) throws IOException {
    return FactsJson.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "default");
  }

  @Test
  void whatAgentsSendIsRead() throws IOException {
    Facts facts =
        read(
            """
            {"name":"n1","values":{"os":{"name":"Debian"},"n":1},
             "timestamp":"2024-02-03T06:05:06.5+02:00","expiration":"2024-02-03T06:35:06+02:00"}""");
    assertThat(facts.name()).isEqualTo("n1");
    assertThat(facts.values()).isEqualTo(Map.of("os", Map.of("name", "Debian"), "n", 1L));
    assertThat(facts.timestamp()).isEqualTo(Instant.parse("2024-02-03T04:05:06.5Z"));
    assertThat(FactsJson.text(facts, false))
        .isEqualTo(
            """
            {"name":"n1","values":{"os":{"name":"Debian"},"n":1},\
            "timestamp":"2024-02-03T04:05:06.500000000+00:00"}""");
  }

  @Test
  void bareValuesGetTheGivenName() throws IOException {
    assertThat(read("{\"kernel\":\"Linux\"}"))
        .isEqualTo(Facts.of("default", Map.of("kernel", "Linux")));
  }

  @Test
  void aTimeAmongTheValuesIsNoFact() throws IOException {
    Facts facts = read("{\"values\":{\"_timestamp\":\"2024-02-03T04:05:06Z\",\"a\":1}}");
    assertThat(facts.values()).isEqualTo(Map.of("a", 1L));
    assertThat(facts.timestamp()).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> read("[]")).hasMessage("expected an object, found an array");
    assertThatThrownBy(() -> read("{\"values\":{},\"timestamp\":\"soon\"}"))
        .hasMessage("'soon' is no time");
  }
}
