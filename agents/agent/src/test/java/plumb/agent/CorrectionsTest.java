package plumb.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;

/** What others did in between is told apart from what the catalog newly asks for. */
class CorrectionsTest {
  private final Path file;
  private final Things things;

  CorrectionsTest(@TempDir Path state) {
    file = state.resolve("transactions");
    things = new Things(state);
    things.options.transactions(file);
  }

  @Test
  void theFirstChangeIsIntended() {
    things.thing("a", "colour", "red");
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[a]"))
        .containsExactly("success: defined 'colour' as 'red'");
    assertThat(report.correctiveChange()).isFalse();
  }

  @Test
  void whatOthersChangedIsCorrected() {
    things.thing("a", "colour", "red");
    things.run();
    paint("a", "green");
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[a]"))
        .containsExactly("success: colour changed 'green' to 'red' (corrective)");
    assertThat(Things.status(report, "Thing[a]").correctiveChange()).isTrue();
    assertThat(report.correctiveChange()).isTrue();
  }

  @Test
  void aNewWishIsIntended() {
    Resource thing = things.thing("a", "colour", "red");
    things.run();
    thing.parameters().put("colour", "green");
    assertThat(Things.messages(things.run(), "Thing[a]"))
        .containsExactly("success: colour changed 'red' to 'green'");
  }

  @Test
  void aNewWishForWhatOthersChangedIsBothAndCountsAsCorrection() {
    Resource thing = things.thing("a", "colour", "red", "size", 1L);
    things.run();
    thing.parameters().put("size", 2L);
    thing.parameters().put("colour", "secret red");
    paint("a", "green");
    assertThat(Things.status(things.run(), "Thing[a]").events())
        .extracting(event -> event.property() + " " + event.correctiveChange())
        .containsExactlyInAnyOrder("colour true", "size false");
  }

  @Test
  void aWishThatCouldNotBeMetIsNoCorrectionLater() {
    Resource thing = things.thing("a", "colour", "red", "breaks", true);
    things.run();
    thing.parameters().put("breaks", false);
    assertThat(Things.messages(things.run(), "Thing[a]"))
        .containsExactly("success: defined 'colour' as 'red'");
  }

  @Test
  void noopChangesNothingOfWhatIsKnown() {
    things.thing("a", "colour", "red");
    things.run();
    paint("a", "green");
    assertThat(Things.messages(things.noop(), "Thing[a]"))
        .containsExactly("noop: current_value 'green', should be 'red' (noop) (corrective)");
    things.options.noop(false);
    assertThat(Things.messages(things.run(), "Thing[a]"))
        .containsExactly("success: colour changed 'green' to 'red' (corrective)");
  }

  @Test
  void whatARunLeavesOutStaysKnown() {
    things.thing("a", "colour", "red");
    things.run();
    things.options.tags(java.util.List.of("nothing"));
    things.run();
    things.options.tags(java.util.List.of());
    paint("a", "green");
    assertThat(things.run().correctiveChange()).isTrue();
  }

  @Test
  void secretsAreNotKept() throws IOException {
    Resource thing = things.thing("a", "colour", "secret red", "size", 1L);
    thing.markSensitive("colour");
    things.run();
    assertThat(Files.readString(file)).contains("size").doesNotContain("secret");
    paint("a", "green");
    assertThat(things.run().correctiveChange()).isFalse();
  }

  @Test
  void damageMakesNothingCorrective() throws IOException {
    things.thing("a", "colour", "red");
    things.run();
    Files.writeString(file, "Thing[a]\t[{\"colour\":\nrubbish\n\t\n");
    paint("a", "green");
    Report report = things.run();
    assertThat(report.status()).isEqualTo("changed");
    assertThat(report.correctiveChange()).isFalse();
    paint("a", "green");
    assertThat(things.run().correctiveChange()).isTrue();
  }

  private void paint(String title, String colour) {
    things.provider.world.put(
        title,
        new TreeMap<>(Map.copyOf(things.provider.world.getOrDefault(title, new TreeMap<>()))));
    things.provider.world.get(title).put("colour", colour);
  }
}
