package plumb.compiler.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents fetch of the modules of an environment. */
class PluginTreeTest {
  @TempDir private Path directory;
  private DirectorySnapshot snapshot;

  @BeforeEach
  void writeModules() throws Exception {
    write("a/lib/puppet/type/one.rb", "one");
    write("a/lib/facter/same.rb", "of a");
    write("b/lib/facter/same.rb", "of b");
    write("b/lib/facter/.git/config", "x");
    write("b/facts.d/roles.sh", "#!/bin/sh\n");
    write("b/manifests/init.pp", "class b {}");
    write("outside.rb", "x");
    Files.setPosixFilePermissions(
        directory.resolve("b/facts.d/roles.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.createSymbolicLink(
        directory.resolve("a/lib/outside.rb"), directory.resolve("outside.rb"));
    Files.createSymbolicLink(
        directory.resolve("a/lib/inside.rb"), directory.resolve("a/lib/puppet/type/one.rb"));
    Files.createSymbolicLink(directory.resolve("a/lib/again"), directory.resolve("a/lib"));
    snapshot = new DirectorySnapshot("production", null, List.of(directory), null);
  }

  private void write(String path, String text) throws Exception {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void allModulesAreOneTree() throws Exception {
    assertThat(snapshot.plugins().files())
        .extracting(PluginFile::path)
        .containsExactly(
            "facter", "facter/same.rb", "inside.rb", "puppet", "puppet/type", "puppet/type/one.rb");
    assertThat(snapshot.plugins().files())
        .filteredOn(file -> !file.directory())
        .extracting(file -> Files.readString(file.file()))
        .containsExactly("of a", "one", "one");
    assertThat(snapshot.pluginFacts().files())
        .extracting(PluginFile::path)
        .containsExactly("roles.sh");
  }

  @Test
  void filesHaveDigestAndMode() throws Exception {
    PluginFile script = snapshot.pluginFacts().find("roles.sh");
    assertThat(script).isNotNull();
    assertThat(script.mode()).isEqualTo(0751);
    assertThat(script.directory()).isFalse();
    assertThat(script.digest())
        .isEqualTo("a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf");
    PluginFile folder = snapshot.plugins().find("puppet/type");
    assertThat(folder).isNotNull();
    assertThat(folder.directory()).isTrue();
  }

  @Test
  void nothingOutsideIsFound() throws Exception {
    PluginTree plugins = snapshot.plugins();
    for (String path :
        List.of(
            "",
            ".",
            "..",
            "../manifests/init.pp",
            "/etc/passwd",
            "outside.rb",
            "facter/.git/config",
            "facter/other.rb")) {
      assertThat(plugins.find(path)).as(path).isNull();
    }
    assertThat(plugins.find("facter/../facter/same.rb"))
        .isEqualTo(plugins.find("facter/same.rb"))
        .isNotNull();
  }
}
