package plumb.environments.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.snapshot.Module;

class ModuleInventoryTest {
  @Test
  void tellsWhatDoesNotFit(@TempDir Path directory) throws IOException {
    List<Module> modules = new ArrayList<>();
    modules.add(
        module(
            directory,
            "web",
            "{\"name\": \"me-web\", \"version\": \"1.0.0\", \"dependencies\": ["
                + "{\"name\": \"puppetlabs/stdlib\", \"version_requirement\": \">= 9.0.0\"},"
                + "{\"name\": \"me/missing\", \"version_requirement\": \"1.x\"},"
                + "{\"name\": \"me/forked\"}, {\"name\": \"me/plain\"}]}"));
    modules.add(
        module(directory, "stdlib", "{\"name\": \"puppetlabs-stdlib\", \"version\": \"8.0.0\"}"));
    modules.add(module(directory, "forked", "{\"name\": \"you-forked\", \"version\": \"1.0.0\"}"));
    modules.add(module(directory, "broken", "{"));
    Files.createDirectories(directory.resolve("plain"));
    modules.add(new Module("plain", directory.resolve("plain")));
    ModuleInventory inventory = ModuleInventory.of(modules);
    assertThat(inventory.problems())
        .extracting(DependencyProblem::sentence)
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("the metadata of broken cannot be used: "),
            conflict ->
                assertThat(conflict)
                    .isEqualTo("me-web needs puppetlabs-stdlib (>= 9.0.0), and 8.0.0 is there"),
            missing ->
                assertThat(missing).isEqualTo("me-web needs me-missing (1.x), which is not there"),
            forked ->
                assertThat(forked)
                    .isEqualTo("me-web needs me-forked (>= 0.0.0), and you-forked 1.0.0 is there"));
    assertThat(inventory.outdated(name -> name.startsWith("me") ? "1.10.0" : null))
        .extracting(DependencyProblem::sentence)
        .containsExactly("me-web 1.0.0 is outdated: there is 1.10.0");
    assertThat(inventory.roots())
        .extracting(InstalledModule::fullName)
        .containsExactly("broken", "me-web");
  }

  private static Module module(Path directory, String name, String metadata) throws IOException {
    Path module = Files.createDirectories(directory.resolve(name));
    Files.writeString(module.resolve("metadata.json"), metadata);
    return new Module(name, module);
  }
}
