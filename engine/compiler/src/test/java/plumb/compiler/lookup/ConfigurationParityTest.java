package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations with mistakes, refused by the real Puppet and by ours in the same words. */
class ConfigurationParityTest {
  private static @Nullable PuppetPeer peer;
  private final Path directory;

  ConfigurationParityTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    peer = new PuppetPeer(directory);
  }

  @AfterAll
  static void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  private List<String> differences(TestEnvironment environment, Path environments, String key) {
    PuppetPeer puppet = peer;
    assertThat(puppet).isNotNull();
    return puppet.differences(environments, environment, LookupParity.FACTS, List.of(lookup(key)));
  }

  /** Compares what becomes of a lookup under each configuration. */
  private void same(String file, String key, List<String> configurations) {
    List<String> differences = new ArrayList<>();
    for (String configuration : configurations) {
      for (var strictness : LookupHost.Strictness.values()) {
        Path environments =
            directory.resolve("e" + differences.size() + configuration.hashCode() + strictness);
        TestEnvironment environment =
            new TestEnvironment(environments)
                .strict(strictness)
                .with(
                    Map.of(
                        "data/common.yaml", "a: 1\nm::a: 1\n",
                        "modules/m/data/common.yaml", "m::a: 2\n",
                        "modules/m/x", ""));
        environment.write(file, configuration);
        for (String difference : differences(environment, environments, key)) {
          differences.add(configuration + difference);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  /** The documents of a test resource, each after a line of equals signs. */
  private static List<String> documents(String resource) {
    try (InputStream in = ConfigurationParityTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.split("(?m)^=====\n")).stream().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void environmentConfigurations() {
    same("hiera.yaml", "a", documents("environment-configurations.txt"));
  }

  @Test
  void moduleConfigurations() {
    same("modules/m/hiera.yaml", "m::a", documents("module-configurations.txt"));
  }

  @Test
  void globalConfigurations() {
    same("../hiera.yaml", "a", documents("global-configurations.txt"));
  }

  @Test
  void dataFiles() {
    same("data/common.yaml", "a", documents("data-files.txt"));
  }
}
