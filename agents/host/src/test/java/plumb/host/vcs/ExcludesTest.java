package plumb.host.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.Report;
import plumb.host.Apply;
import plumb.host.command.Command;

/** A repository is its owner's: what he puts in the place of its files leads root nowhere. */
class ExcludesTest {
  private static final String SCRIPT =
      """
      cd "$1"
      git init -q .
      git config user.name me
      git config user.email me@example.com
      for version in 1 2; do
        echo $version > file
        git add file
        git commit -qm $version
        git tag v$version
      done
      """;

  private final Path directory;
  private final Path copy;

  ExcludesTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    Path source = Files.createDirectory(directory.resolve("source"));
    assertThat(Command.of("sh", "-ec", SCRIPT, "sh", source.toString()).run().succeeded()).isTrue();
    copy = directory.resolve("copy");
  }

  private Report checkOut(String revision) {
    return new Apply(directory.resolve("state"))
        .with(
            "Vcsrepo",
            copy.toString(),
            "ensure",
            "present",
            "provider",
            "git",
            "source",
            directory.resolve("source").toString(),
            "revision",
            revision,
            "excludes",
            List.of("*.o"))
        .run();
  }

  @Test
  void aLinkInTheirPlaceIsReplaced() throws Exception {
    assertThat(checkOut("v1").status()).isEqualTo("changed");
    Path excludes = copy.resolve(".git/info/exclude");
    assertThat(excludes).hasContent("*.o");
    Path outside = Files.writeString(directory.resolve("outside"), "kept");
    Files.delete(excludes);
    Files.createSymbolicLink(excludes, outside);
    assertThat(checkOut("v2").status()).isEqualTo("changed");
    assertThat(outside).hasContent("kept");
    assertThat(excludes).isRegularFile().hasContent("*.o");
  }
}
