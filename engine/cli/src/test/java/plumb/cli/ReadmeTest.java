package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and the documents show is what happens. */
class ReadmeTest {
  private static final String MARK = "=== next command ===\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "agents/daemon/docs/agent.md",
        "engine/cli/docs/data.md",
        "engine/analysis/docs/data-check.md",
        "engine/analysis/docs/recognised-deprecations.md",
        "engine/analysis/docs/changes.md",
        "engine/analysis/docs/upgrade.md"
      })
  void everySessionPrintsWhatIsShown(String document) throws Exception {
    String text = Files.readString(Installation.REPOSITORY.resolve(document));
    List<Transcript.Step> steps = Transcript.read(text);
    assertThat(steps).hasSizeGreaterThanOrEqualTo(2);

    StringBuilder script = new StringBuilder("exec 2>&1\n");
    for (Transcript.Step step : steps) {
      script.append(step.command()).append("\nprintf '%s\\n' '").append(MARK.strip()).append("'\n");
    }
    try (Installation installation = Installation.create()) {
      for (Map.Entry<String, String> shown : Transcript.files(text).entrySet()) {
        Path file = installation.home().resolve(shown.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, shown.getValue());
      }
      Path home = Files.createDirectory(installation.folder().resolve("home"));
      Map<String, String> environment =
          Map.of(
              "HOME", home.toString(),
              "FACTER_quickstart_dir", home.resolve("plumb-quickstart").toString());
      Installation.Result result =
          installation.run(environment, List.of("bash", "-c", script.toString()));

      String[] outputs = result.out().split(MARK, -1);
      assertThat(outputs).hasSize(steps.size() + 1);
      SoftAssertions softly = new SoftAssertions();
      for (int i = 0; i < steps.size(); i++) {
        String actual = outputs[i].replace(home.toString(), "~");
        Transcript.Step step = steps.get(i);
        softly
            .assertThat(step.matches(actual))
            .as("$ %s\nshown:\n%s\nprinted:\n%s", step.command(), step.output(), actual)
            .isTrue();
      }
      softly.assertAll();
    }
  }
}
