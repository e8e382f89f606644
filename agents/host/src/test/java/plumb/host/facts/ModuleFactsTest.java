package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that modules bring, which the installed Facter finds out. */
class ModuleFactsTest {
  private final Path directory;
  private final List<String> warnings = new ArrayList<>();

  ModuleFactsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    write(
        "rack/lib/facter/rack.rb",
        """
        require 'rack_unit'
        Facter.add(:rack_unit) { setcode { File.write('%1$s/ran', 'x', mode: 'a'); RackUnit.now } }
        Facter.add('rack_kernel') do
          confine kernel: 'Linux'
          setcode { { 'name' => Facter.value(:kernel), 'deep' => [1, 2.5, true] } }
        end
        Facter.add(:rack_never) { confine kernel: 'none'; setcode { 'x' } }
        Facter.add(:rack_broken) { setcode { raise 'broken on purpose' } }
        """
            .formatted(directory));
    write("rack/lib/rack_unit.rb", "module RackUnit\n  def self.now = 'u7'\nend\n");
    write("room/facts.d/room.txt", "room=north\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve("modules").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ModuleFacts facts(Map<String, String> environment) {
    FactSources sources =
        new FactSources(
            Path.of("/"),
            environment,
            List.of(),
            Duration.ofSeconds(30),
            FactCache.none(),
            warnings::add);
    List<Path> modules =
        List.of(directory.resolve("modules/rack"), directory.resolve("modules/room"));
    return new ModuleFacts(Map.of("kernel", "Linux", "own", "host"), modules, sources);
  }

  private static Map<String, String> withFacter() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/facter")), "facter is not installed");
    return Map.of("PATH", "/usr/bin:/bin");
  }

  @Test
  void codeIsRunForThoseWhoAskAndOnce() throws IOException {
    ModuleFacts facts = facts(withFacter());
    assertThat(facts.get("own")).isEqualTo("host");
    assertThat(facts.get("unheard_of")).isNull();
    assertThat(facts.get("rack_kernel"))
        .isEqualTo(Map.of("name", "Linux", "deep", List.of(1L, 2.5, true)));
    assertThat(directory.resolve("ran")).doesNotExist();
    assertThat(facts.get("rack_unit")).isEqualTo("u7");
    assertThat(facts.get("rack_unit")).isEqualTo("u7");
    assertThat(directory.resolve("ran")).hasContent("x");
    assertThat(facts.get("rack_never")).isNull();
    assertThat(facts.containsKey("rack_never")).isFalse();
    assertThat(warnings).isEmpty();
  }

  @Test
  void allOfThemAreThereForThoseWhoAskForAll() {
    assertThat(facts(withFacter()))
        .containsEntry("rack_unit", "u7")
        .containsEntry("room", "north")
        .containsEntry("own", "host")
        .doesNotContainKeys("rack_never", "rack_broken");
  }

  @Test
  void whatGoesWrongIsTold() {
    assertThat(facts(withFacter()).get("rack_broken")).isNull();
    assertThat(warnings).anyMatch(line -> line.contains("broken on purpose"));
  }

  @Test
  void withoutFacterTheyAreUnknownAndThatIsTold() {
    ModuleFacts facts = facts(Map.of("PATH", "/nowhere"));
    assertThat(facts.get("rack_unit")).isNull();
    assertThat(facts.get("room")).isEqualTo("north");
    assertThat(warnings).singleElement().asString().contains("rack_unit").contains("Facter");
  }
}
