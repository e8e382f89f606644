package plumb.environments.branches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.settings.SourceSettings;
import plumb.environments.settings.SourceSettings.InvalidBranches;

class BranchMappingTest {
  private static final List<String> BRANCHES =
      List.of(
          "../x",
          "-rf",
          "a/b",
          "a_b",
          "A_b",
          "\u00fcber",
          "\ud83d\ude00e",
          "env.x",
          "env.",
          "tmp1",
          "$(id)");

  private static BranchMapping map(String prefix, InvalidBranches invalid) {
    SourceSettings source =
        new SourceSettings(
            "main",
            "r",
            Path.of("/e"),
            prefix,
            "env.",
            List.of("tmp"),
            null,
            invalid,
            "Puppetfile");
    return BranchMapping.of(source, BRANCHES, branch -> !branch.equals("A_b"));
  }

  @Test
  void namesHoldNothingThatAPathOrAShellKnows() {
    BranchMapping mapping = map("", InvalidBranches.CORRECT_AND_WARN);
    assertThat(mapping.environments())
        .extracting(BranchEnvironment::name)
        .containsExactly("___x", "_rf", "a_b", "a_b", "__ber", "____e", "x", "__id_");
    assertThat(mapping.errors())
        .containsExactly("nothing is left of the branch env. for the name of an environment");
    assertThat(mapping.warnings())
        .contains(
            "the branch a/b becomes the environment a_b",
            "the branch A_b is left out by filter_command of main");
  }

  @Test
  void invalidNamesMayBeErrors() {
    BranchMapping mapping = map("site_", InvalidBranches.ERROR);
    assertThat(mapping.environments())
        .extracting(BranchEnvironment::name)
        .containsExactly("site_a_b", "site_x", "site_");
    assertThat(mapping.errors())
        .hasSize(6)
        .allSatisfy(error -> assertThat(error).contains("is no name"));
  }
}
