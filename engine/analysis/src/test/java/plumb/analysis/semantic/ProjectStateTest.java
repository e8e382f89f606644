package plumb.analysis.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.compiler.lower.LoweringReader;

/** Findings are kept as long as no file changes that they may depend on. */
class ProjectStateTest {
  private final Path environment;

  ProjectStateTest(@TempDir Path directory) throws IOException {
    environment = directory.resolve("production");
    write("environment.conf");
    write("modules/web/metadata.json");
    write("modules/web/manifests/init.pp");
    write("modules/apt/manifests/init.pp");
  }

  private void write(String file) throws IOException {
    Path path = environment.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, "{}", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
  }

  private String state() throws IOException {
    Path linted = environment.resolve("modules/web/manifests/init.pp");
    return SemanticLinter.of(List.of(), List.of(linted), List.of(), new LoweringReader()).state();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modules/web/metadata.json",
        "modules/web/manifests/init.pp",
        "modules/web/hiera.yaml",
        "modules/web/data/common.yaml",
        "modules/web/templates/a/b.epp",
        "modules/web/files/motd",
        "modules/apt/manifests/init.pp",
        "modules/apt/manifests/key.pp",
        "modules/apt/functions/f.pp",
        "modules/apt/types/t.pp",
        "modules/apt/plans/p.pp",
        "modules/apt/lib/puppet/type/apt_key.rb",
        "modules/apt/facts.d/f.txt",
        "modules/ntp/manifests/init.pp",
        "lib/puppet/functions/f.rb",
        "functions/f.pp",
        "data/common.yaml",
        "hiera.yaml",
      })
  void isAnotherWhenAFileIsWrittenThatFindingsDependOn(String file) throws Exception {
    Set<String> states = new HashSet<>(List.of(state()));
    write(file);
    assertThat(states.add(state())).as("it is there").isTrue();
    write(file);
    assertThat(states.add(state())).as("it is longer").isTrue();
  }

  @Test
  void staysWithFilesThatNobodyAsksFor() throws Exception {
    String before = state();
    write("modules/apt/README.md");
    write("modules/apt/spec/classes/apt_spec.rb");
    write("README.md");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void isAnotherWhenAFileBehindALinkIsWritten() throws Exception {
    write("shared/one.erb");
    write("shared/all/two.erb");
    Path templates = Files.createDirectories(environment.resolve("modules/web/templates"));
    Files.createSymbolicLink(templates.resolve("one.erb"), environment.resolve("shared/one.erb"));
    Files.createSymbolicLink(templates.resolve("all"), environment.resolve("shared/all"));
    Files.createSymbolicLink(templates.resolve("all/back"), environment.resolve("modules"));
    Set<String> states = new HashSet<>(List.of(state()));
    write("shared/one.erb");
    assertThat(states.add(state())).as("a link to a file").isTrue();
    write("shared/all/two.erb");
    assertThat(states.add(state())).as("a link to a directory").isTrue();
  }
}
