package plumb.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.Report;

class RefreshTest {
  private final Things things;

  RefreshTest(@TempDir Path state) {
    things = new Things(state);
  }

  @Test
  void countsTheChangesThatCausedIt() {
    things.thing("a", "colour", "red", "size", 1L, "notify", "Thing[b]");
    things.thing("c", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "refreshable", true);
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("success: Triggered 'refresh' from 3 events");
    assertThat(Things.status(report, "Thing[b]").restarted()).isTrue();
  }

  @Test
  void isPassedOnByWhatWasRefreshed() {
    things.thing("a", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "refreshable", true, "notify", "Thing[c]");
    things.thing("c", "refreshable", true);
    things.run();
    assertThat(things.provider.calls).containsSubsequence("refresh b", "refresh c");
  }

  @Test
  void doesNotReachWhatCanNotBeRefreshedNorWhatIsBehindIt() {
    things.thing("a", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "notify", "Thing[c]");
    things.thing("c", "refreshable", true);
    things.run();
    assertThat(things.provider.calls).noneMatch(call -> call.startsWith("refresh"));
  }

  @Test
  void doesNotComeFromWhatFailed() {
    things.thing("a", "colour", "red", "breaks", true, "notify", "Thing[b]");
    things.thing("b", "refreshable", true);
    Report report = things.run();
    assertThat(Things.status(report, "Thing[b]").skipped()).isTrue();
    assertThat(things.provider.calls).doesNotContain("refresh b");
  }

  @Test
  void isOnlyAnnouncedInNoop() {
    things.thing("a", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "refreshable", true, "notify", "Thing[c]");
    things.thing("c", "refreshable", true);
    things.noop();
    assertThat(things.provider.calls).noneMatch(call -> call.startsWith("refresh"));
    assertThat(things.log)
        .contains("/Stage[main]/Main/Thing[c]: Would have triggered 'refresh' from 1 event");
  }

  @Test
  void isDroppedWhenTheChangeMadeItUnnecessary() {
    things.thing("a", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "colour", "red", "refreshable", true, "drops_refresh", true);
    things.run();
    assertThat(things.provider.calls).contains("apply b colour").doesNotContain("refresh b");
  }

  @Test
  void failingCountsAsFailureAndSkipsDependents() {
    things.thing("a", "colour", "red", "notify", "Thing[b]");
    things.thing("b", "refreshable", true, "breaks", true, "before", "Thing[c]");
    things.thing("c", "colour", "red");
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("failure: Failed to call refresh: it would not restart");
    assertThat(Things.status(report, "Thing[b]").failedToRestart()).isTrue();
    assertThat(Things.status(report, "Thing[c]").skipped()).isTrue();
  }

  @Test
  void comesFromChildrenToo() {
    things.thing("whole", "parts", List.of("part"), "colour", "red", "notify", "Thing[b]");
    things.thing("b", "refreshable", true);
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("success: Triggered 'refresh' from 1 event");
  }

  @Test
  void automaticRelationshipsOrderWithoutRefreshing() {
    things.thing("first", "colour", "red", "behind", "second", "refreshable", true);
    things.thing("second", "colour", "red");
    things.run();
    assertThat(things.provider.calls)
        .containsSubsequence("apply second colour", "apply first colour")
        .doesNotContain("refresh first");
  }

  @Test
  void automaticRelationshipsLeadToResourcesAlone() {
    things.thing("inside", "colour", "red", "behind", "main");
    things.run();
    assertThat(things.provider.calls).contains("apply inside colour");
  }
}
