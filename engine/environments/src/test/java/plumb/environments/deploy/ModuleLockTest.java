package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.dsl.source.SourceText;
import plumb.environments.archive.TestArchive;
import plumb.environments.archive.TestForge;
import plumb.environments.git.TestRepository;
import plumb.environments.modules.DependencyProblem;
import plumb.environments.puppetfile.Puppetfile;

class ModuleLockTest {
  private DeploySite site;
  private TestForge forge;
  private TestRepository apache;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    forge = new TestForge();
    apache = site.module("apache");
    site.with("forge: {baseurl: '" + forge.url() + "'}\n");
    publish("me-base", "1.0.0", Map.of());
    publish("me-base", "1.5.0", Map.of());
    publish("me-base", "2.0.0", Map.of());
    publish("me-web", "3.0.0", Map.of("me/base", ">= 1.0.0 < 2.0.0"));
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private void publish(String slug, String version, Map<String, String> dependencies)
      throws IOException {
    byte[] archive =
        new TestArchive().file(slug + "-" + version + "/version", version + "\n").bytes();
    forge.publish(slug, version, archive, dependencies);
  }

  private PuppetfileResolution.Resolution resolve(String text, ModuleLock lock, String... released)
      throws IOException {
    Puppetfile puppetfile = Puppetfile.read(new SourceText("Puppetfile", text));
    assertThat(puppetfile.errors()).isEmpty();
    try (PuppetfileResolution resolution = new PuppetfileResolution(site.settings())) {
      return resolution.resolve(puppetfile, "production", lock, Set.of(released));
    }
  }

  private static Map<String, String> versions(ModuleLock lock) {
    Map<String, String> versions = new LinkedHashMap<>();
    lock.modules().forEach(module -> versions.put(module.name(), module.version()));
    return versions;
  }

  @Test
  void freeModulesGetTheNewestVersionThatOthersAccept() throws IOException {
    PuppetfileResolution.Resolution found =
        resolve("mod 'me/base'\nmod 'me/web', :latest\n", ModuleLock.EMPTY);
    assertThat(versions(found.lock())).isEqualTo(Map.of("base", "1.5.0", "web", "3.0.0"));
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsTold() throws IOException {
    assertThat(
            resolve("mod 'me/base', '2.0.0'\nmod 'me/web', '3.0.0'\n", ModuleLock.EMPTY).problems())
        .extracting(DependencyProblem::sentence)
        .containsExactly("me-web needs me-base (>= 1.0.0 < 2.0.0), and 2.0.0 is there");
    assertThat(resolve("mod 'me/web', '3.0.0'\n", ModuleLock.EMPTY).problems())
        .extracting(DependencyProblem::sentence)
        .containsExactly("me-web needs me-base (>= 1.0.0 < 2.0.0), which is not there");
  }

  @Test
  void whatIsLockedStaysUntilItIsReleased() throws IOException {
    String text = "mod 'me/base'\nmod 'apache', git: '" + apache.url() + "', branch: 'main'\n";
    ModuleLock first = resolve(text, ModuleLock.EMPTY).lock();
    publish("me-base", "2.1.0", Map.of());
    String commit = apache.commit("main", Map.of("new", "new\n"));
    ModuleLock written = ModuleLock.read("plumb.lock", first.text());
    ModuleLock second = resolve(text, written).lock();
    assertThat(second.modules())
        .usingRecursiveComparison()
        .ignoringFields("locked")
        .isEqualTo(first.modules());
    ModuleLock third = resolve(text, written, "apache").lock();
    assertThat(versions(third)).containsEntry("base", "2.0.0");
    assertThat(third.modules().get(1).digest()).isEqualTo(commit);
    assertThat(versions(resolve(text, written, "base").lock())).containsEntry("base", "2.1.0");
  }

  @Test
  void deploysTakeWhatIsLockedAsLongAsItIsDeclaredSo() throws IOException {
    String text =
        "mod 'me/base', :latest\nmod 'apache', git: '" + apache.url() + "', branch: 'main'\n";
    ModuleLock lock = resolve(text, ModuleLock.EMPTY).lock();
    site.control.commit("production", Map.of("Puppetfile", text, "plumb.lock", lock.text()));
    publish("me-base", "2.1.0", Map.of());
    apache.commit("main", Map.of("new", "new\n"));
    assertThat(site.deploy().succeeded()).isTrue();
    Path modules = site.environments().resolve("production/modules");
    assertThat(Files.readString(modules.resolve("base/version"))).isEqualTo("2.0.0\n");
    assertThat(modules.resolve("apache/new")).doesNotExist();
    assertThat(DeploySite.statuses(site.deploy())).containsValue("unchanged");
    site.control.commit(
        "production", Map.of("Puppetfile", text.replace("branch: 'main'", "ref: 'v2'")));
    assertThat(site.deploy().succeeded()).isTrue();
    assertThat(Files.readString(modules.resolve("apache/manifests/init.pp"))).contains("v2");
    assertThat(Files.readString(modules.resolve("base/version"))).isEqualTo("2.0.0\n");
  }
}
