package plumb.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.values.Deferred;
import plumb.values.Sensitive;

class AgentRunTest {
  private final Things things;

  AgentRunTest(@TempDir Path state) {
    things = new Things(state);
  }

  @Test
  void changesWhatDiffersAndNothingElse() {
    things.thing("a", "colour", "red", "size", 3L);
    things.provider.world.put("a", new TreeMap<>(Map.of("colour", "red")));
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[a]")).containsExactly("success: defined 'size' as 3");
    assertThat(things.provider.calls)
        .containsExactly("prefetch 1", "apply a size", "flush a", "finish");
    assertThat(report.status()).isEqualTo("changed");
    assertThat(things.run().status()).isEqualTo("unchanged");
  }

  @Test
  void noopComparesAndExplainsButChangesNothing() {
    things.thing("a", "colour", "red");
    Report report = things.noop();
    assertThat(Things.messages(report, "Thing[a]"))
        .containsExactly("noop: current_value 'absent', should be 'red' (noop)");
    assertThat(things.provider.calls).containsExactly("prefetch 1", "finish");
    assertThat(things.log)
        .contains("/Stage[main]/Main/Thing[a]/colour: \nexplained: null is not red");
    assertThat(report.noopPending()).isTrue();
    assertThat(report.status()).isEqualTo("unchanged");
  }

  @Test
  void oneFailedChangeDoesNotKeepTheOthersFromBeingTried() {
    things.thing("a", "colour", "red", "size", 1L, "breaks", true);
    Report report = things.run();
    assertThat(Things.messages(report, "Thing[a]"))
        .containsExactly(
            "failure: change from 'absent' to 'red' failed: it broke",
            "failure: change from 'absent' to 1 failed: it broke");
    assertThat(things.provider.calls).doesNotContain("flush a");
    assertThat(report.status()).isEqualTo("failed");
  }

  @Test
  void everythingThatIsWrongIsSaidBeforeAnythingChanges() {
    things.thing("fine", "colour", "red");
    things.thing("bad", "colour", "blue", "size", "big");
    things.thing("odd", "weight", 3L);
    things.add("Unheard", "one");
    things.add("Unheard", "two");
    things.add("Unknown", "three");
    things.thing("scheduled", "schedule", "nowhere");
    things.thing("audited", "audit", "all");
    things.thing("again", "id", "fine");
    things.thing("loud", "loglevel", "shout");
    Report report = things.run();
    assertThat(report.status()).isEqualTo("failed");
    assertThat(report.transactionCompleted()).isFalse();
    assertThat(things.provider.calls).isEmpty();
    assertThat(errors())
        .containsExactlyInAnyOrder(
            "There is no provider on this machine for Unheard (2 resources), Unknown (1 resource)",
            "Parameter colour failed on Thing[bad]: Invalid value \"blue\". Valid values are red,"
                + " green, secret red. (file: site.pp, line: 3)",
            "Parameter size failed on Thing[bad]: expects an integer, got 'big' (file: site.pp,"
                + " line: 3)",
            "Validation of Thing[odd] failed: the attribute 'weight' is not supported on this"
                + " machine (file: site.pp, line: 4)",
            "Could not find schedule nowhere for Thing[scheduled]",
            "Validation of Thing[audited] failed: the metaparameter 'audit' is not supported"
                + " (file: site.pp, line: 9)",
            "Thing[again] (file: site.pp, line: 10) manages the same as Thing[fine] (file: site.pp,"
                + " line: 2)",
            "Parameter loglevel failed on Thing[loud]: Invalid value 'shout' (file: site.pp, line:"
                + " 11)");
  }

  @Test
  void everyMissingReferenceIsNamed() {
    things.thing("a", "require", "Thing[nope]", "notify", List.of("Thing[b]", "Thing[neither]"));
    things.thing("b");
    things.run();
    assertThat(errors())
        .containsExactly(
            "Could not find dependency Thing[nope] for Thing[a] (file: site.pp, line: 2)",
            "Could not find dependent Thing[neither] for Thing[a] (file: site.pp, line: 2)");
  }

  @Test
  void aCycleIsShownAsAPathAndItsMembersFail() {
    things.thing("a", "before", "Thing[b]", "colour", "red");
    things.thing("b", "before", "Thing[a]");
    things.thing("c", "before", "Thing[c]");
    things.thing("outside", "colour", "red");
    Report report = things.run();
    assertThat(things.provider.calls).isEmpty();
    assertThat(errors())
        .contains(
            "Found 2 dependency cycles:\n"
                + "(Thing[a] => Thing[b] => Thing[a])\n"
                + "(Thing[c] => Thing[c])");
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("failure: resource is part of a dependency cycle");
    assertThat(report.resourceStatuses()).doesNotContainKey("Thing[outside]");
  }

  @Test
  void secretsAreShownNowhere() throws Exception {
    things.thing("a", "colour", new Sensitive("secret red"));
    things.thing("b", "colour", "secret red", "breaks", true).markSensitive("colour");
    Report report = things.run();
    assertThat(things.provider.world.get("a")).containsEntry("colour", "secret red");
    assertThat(Things.messages(report, "Thing[a]"))
        .containsExactly("success: changed [redacted] to [redacted]");
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("failure: change from [redacted] to [redacted] failed: it broke");
    assertThat(ReportJson.text(report, true)).doesNotContain("secret red");
    assertThat(things.log).noneMatch(line -> line.contains("secret red"));
  }

  @Test
  void childrenComeAfterTheirParentUnlessTheCatalogHasThem() {
    things.thing("whole", "colour", "red", "parts", List.of("one", "two"));
    things.thing("two", "colour", "green");
    Report report = things.run();
    assertThat(things.provider.calls)
        .containsSubsequence("apply whole colour", "apply one colour", "apply two colour");
    assertThat(things.provider.world.get("two")).containsEntry("colour", "green");
    assertThat(Things.status(report, "Thing[one]").containmentPath())
        .containsExactly("Stage[main]", "Main", "Thing[one]");
  }

  @Test
  void whatCouldNotBePrefetchedFails() {
    things.provider.failsToPrefetch = true;
    things.thing("a", "colour", "red");
    things.thing("b", "colour", "red");
    Report report = things.run();
    assertThat(things.provider.calls).containsExactly("prefetch 2", "finish");
    assertThat(Things.messages(report, "Thing[b]"))
        .containsExactly("failure: Could not look at any Thing: the world is closed");
  }

  @Test
  void whatCouldNotBeCommittedDidNotHappen() {
    things.provider.failsToFinish = true;
    things.provider.world.put("b", new TreeMap<>(Map.of("colour", "red")));
    things.thing("a", "colour", "red");
    things.thing("b", "colour", "red");
    Report report = things.run();
    assertThat(Things.status(report, "Thing[a]").failed()).isTrue();
    assertThat(Things.status(report, "Thing[b]").failed()).isFalse();
    assertThat(report.status()).isEqualTo("failed");
  }

  @Test
  void stopsBetweenResourcesWhenAskedTo() {
    things.thing("a", "colour", "red");
    things.thing("b", "colour", "red");
    things.options.stopRequested(() -> things.provider.calls.contains("flush a"));
    Report report = things.run();
    assertThat(things.provider.world).containsOnlyKeys("a");
    assertThat(Things.status(report, "Thing[b]").skipped()).isTrue();
    assertThat(report.transactionCompleted()).isFalse();
  }

  @Test
  void anInterruptEndsTheRunAndIsReported() {
    things.provider.interruptedAt = "a";
    things.thing("a", "colour", "red");
    things.thing("b", "colour", "red");
    Report report = things.run();
    assertThat(report.transactionCompleted()).isFalse();
    assertThat(Things.status(report, "Thing[b]").skipped()).isTrue();
    assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
    assertThat(errors()).contains("Interrupted while working on Thing[a]");
  }

  @Test
  void deferredCallsAreMadeBeforeAnythingChanges() {
    Deferred join = new Deferred("join", List.of(List.of("r", "e", "d"), ""));
    things.thing("called", "colour", join);
    things.thing("secret", "colour", new Sensitive(new Deferred("downcase", List.of("RED"))));
    things.thing("fact", "colour", new Deferred("$facts", List.of("paint", "wall")));
    things.options.facts(Map.of("paint", Map.of("wall", "green")));
    Report report = things.run();
    assertThat(things.provider.world.get("called")).containsEntry("colour", "red");
    assertThat(things.provider.world.get("fact")).containsEntry("colour", "green");
    assertThat(Things.messages(report, "Thing[secret]"))
        .containsExactly("success: changed [redacted] to [redacted]");
  }

  @Test
  void aDeferredCallThatFailsRefusesTheCatalog() {
    things.thing("a", "colour", "red");
    things.thing("b", "colour", List.of(new Deferred("no_such_function", List.of())));
    things.run();
    assertThat(things.provider.calls).isEmpty();
    assertThat(errors())
        .contains(
            "Could not get the deferred value of colour of Thing[b]: Unknown function:"
                + " 'no_such_function' (file: site.pp, line: 3)");
  }

  private List<String> errors() {
    return things.log.stream()
        .filter(line -> !line.contains("Applying configuration"))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .toList();
  }
}
