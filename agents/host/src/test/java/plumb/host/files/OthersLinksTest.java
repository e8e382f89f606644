package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.Apply;

/**
 * Root manages files in the directory of somebody else, who puts a link to root's directory in the
 * place of one of his own.
 */
class OthersLinksTest {
  private static final int NOBODY = 65534;
  private static final int FILES = 20;

  private final Path home;
  private final Path d;
  private final Path victim;
  private final Path state;
  private final Apply apply;

  OthersLinksTest(@TempDir Path directory) {
    home = directory.resolve("home");
    d = home.resolve("d");
    victim = directory.resolve("victim");
    state = directory.resolve("state");
    apply = new Apply(state);
  }

  @BeforeEach
  void fill() throws IOException {
    assumeTrue(own() == 0, "only root changes others' files");
    open(home.resolveSibling("."));
    Files.createDirectories(d);
    Files.createDirectories(victim);
    for (int i = 0; i < FILES; i++) {
      Path file = Files.writeString(victim.resolve("f" + i), "precious " + i);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      Files.writeString(d.resolve("f" + i), "old");
      give(d.resolve("f" + i));
    }
    give(d);
    give(home);
  }

  private static int own() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void give(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
  }

  private void manage(String name, Object... more) {
    apply.with("File", d.resolve(name).toString(), more);
  }

  /**
   * A command that puts the link there, while the directory is held for the file that it checks.
   */
  private String swap() throws IOException {
    Path script = home.resolveSibling("swap");
    Files.writeString(
        script,
        """
        #!/bin/sh
        cd '%s' && test -L d || { mv d moved && ln -s '%s' d && chown -h nobody d; }
        """
            .formatted(home, victim));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script + " %";
  }

  private void link() {
    try {
      Files.move(d, home.resolve("moved"));
      Files.createSymbolicLink(d, victim);
      give(d);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertUntouched() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path file = victim.resolve("f" + i);
      assertThat(file).hasContent("precious " + i);
      assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
    }
    try (Stream<Path> files = Files.list(victim)) {
      assertThat(files).hasSize(FILES);
    }
    assertThat(apply.log()).noneMatch(line -> line.contains("precious"));
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".plumb-"));
    }
  }

  @Test
  void nobodyTakesAwayWhatIsBeingMade() throws Exception {
    Path script = home.resolveSibling("take");
    Files.writeString(
        script,
        """
        #!/bin/sh
        cd '%1$s' && for made in .plumb-*; do
          setpriv --reuid=%2$d --clear-groups sh -c \
            "cat $made/*; rm -f $made $made/*; mv $made taken; ln -s '%3$s' $made" 2>&1
          test -h $made || exit 1
        done
        """
            .formatted(d, NOBODY, victim));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    String check = script + " %";
    manage("f0", "content", "secret", "show_diff", false, "validate_cmd", check, "mode", "0600");
    manage("sub", "ensure", "directory", "owner", "nobody", "mode", "0750");
    apply.run();
    assertThat(d.resolve("f0")).isRegularFile().hasContent("secret");
    assertThat(Files.getAttribute(d.resolve("f0"), "unix:mode")).isEqualTo(0100600);
    assertThat(d.resolve("taken")).isEmptyDirectory();
    assertThat(Files.readAttributes(d.resolve("sub"), "unix:uid,mode").toString())
        .contains("uid=" + NOBODY)
        .contains("mode=" + (040000 | 0750));
    assertThat(apply.log()).noneMatch(line -> line.contains("secret"));
    assertUntouched();
  }

  private List<String> refusals() {
    return apply.log().stream().filter(line -> line.contains("Will not change")).toList();
  }

  @Test
  void aLinkThatIsThereAlreadyIsRefused() throws Exception {
    link();
    manage("f0", "content", "new", "owner", "nobody", "mode", "0666");
    manage("f1", "ensure", "absent");
    manage("f2", "mode", "0666");
    manage("new", "ensure", "directory");
    manage("sub/new", "ensure", "link", "target", "/");
    apply.run();
    assertThat(refusals())
        .hasSize(5)
        .allMatch(
            line ->
                line.contains(
                    d + " is a link that not only root can put there; name the directory"));
    assertUntouched();
  }

  @Test
  void aLinkThatComesBetweenTwoFilesIsRefused() throws Exception {
    manage("f0", "content", "new", "validate_cmd", swap(), "owner", "nobody", "mode", "0666");
    manage("f1", "content", "new", "owner", "nobody", "mode", "0666", "backup", ".old");
    apply.run();
    assertThat(d).isSymbolicLink();
    assertThat(home.resolve("moved/f0")).as("what was found is changed").hasContent("new");
    assertThat(refusals()).anyMatch(line -> line.contains(d.resolve("f1").toString()));
    assertUntouched();
  }

  @Test
  void aLinkThatComesBetweenTwoChangesOfAFileIsRefused() throws Exception {
    Files.setPosixFilePermissions(d.resolve("f0"), PosixFilePermissions.fromString("rw-------"));
    Files.setAttribute(d.resolve("f0"), "unix:uid", 0);
    manage("f0", "content", "old", "replace", false, "owner", "nobody", "mode", "0666");
    apply.onMessage(
        message -> {
          if (message.startsWith("owner changed")) {
            link();
          }
        });
    apply.run();
    assertThat(d).isSymbolicLink();
    assertThat(refusals()).singleElement().asString().contains("change from '0600' to '0666'");
    assertUntouched();
  }

  @Test
  void theTopOfARecursionIsHeld() throws Exception {
    Path source = home.resolveSibling("source");
    Files.writeString(Files.createDirectories(source.resolve("sub")).resolve("s"), "new");
    for (int i = 0; i < FILES; i++) {
      Files.writeString(source.resolve("f" + i), "new");
    }
    Files.createDirectories(d.resolve("sub"));
    apply.with(
        "File",
        d.toString(),
        "ensure",
        "directory",
        "recurse",
        true,
        "purge",
        true,
        "force",
        true,
        "source",
        source.toString(),
        "validate_cmd",
        swap(),
        "owner",
        "nobody",
        "mode",
        "0777");
    apply.run();
    assertThat(d).isSymbolicLink();
    assertThat(refusals()).hasSizeGreaterThanOrEqualTo(FILES - 1);
    assertUntouched();
  }

  @Test
  void whatIsThereIsManagedAsElsewhere() throws Exception {
    manage("f0", "content", "new", "mode", "0640");
    manage("f1", "ensure", "absent", "backup", ".old");
    manage("sub", "ensure", "directory", "owner", "nobody", "recurse", true, "purge", true);
    manage("sub/l", "ensure", "link", "target", "nowhere");
    apply.with("File", d + "/gone/f", "content", "x");
    Files.createDirectories(d.resolve("sub/"));
    Files.writeString(d.resolve("sub/stray"), "x");
    apply.run();
    assertThat(d.resolve("f0")).hasContent("new");
    assertThat(d.resolve("f1")).doesNotExist();
    assertThat(d.resolve("f1.old")).hasContent("old");
    assertThat(d.resolve("sub/l")).isSymbolicLink();
    assertThat(d.resolve("sub/stray")).doesNotExist();
    assertThat(apply.log().stream().filter(line -> line.startsWith("err")))
        .singleElement()
        .asString()
        .contains("parent directory " + d + "/gone does not exist");
    assertThat(apply.log()).noneMatch(line -> line.contains("/proc/"));
  }

  @Test
  void copiesKeepOwnersAndPermissionsAndFollowNoLink() throws Exception {
    Path tree = Files.createDirectories(d.resolve("tree/below"));
    Files.createSymbolicLink(tree.resolve("link"), victim);
    Path file = Files.writeString(tree.resolve("f"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw--w-r--"));
    Files.setAttribute(tree, "unix:mode", 02750);
    give(tree);
    give(file);
    Files.createSymbolicLink(d.resolve("l"), victim.resolve("f0"));
    manage("tree", "ensure", "absent", "force", true, "backup", ".old");
    manage("l", "ensure", "file", "content", "new", "backup", ".old");
    apply.run();
    Path copy = d.resolve("tree.old/below");
    assertThat(d.resolve("tree")).doesNotExist();
    assertThat(Files.readAttributes(copy, "unix:uid,mode").toString())
        .contains("uid=" + NOBODY)
        .contains("mode=" + (040000 | 02750));
    assertThat(copy.resolve("link")).isSymbolicLink();
    assertThat(Files.readAttributes(copy.resolve("f"), "unix:uid,mode").toString())
        .contains("uid=" + NOBODY)
        .contains("mode=" + (0100000 | 0624));
    assertThat(d.resolve("l")).isRegularFile().hasContent("new");
    assertThat(Files.readSymbolicLink(d.resolve("l.old"))).isEqualTo(victim.resolve("f0"));
    assertUntouched();
  }

  @Test
  void rootsOwnLinksAreFollowed() throws Exception {
    Path real = Files.createDirectories(home.resolveSibling("real/deep"));
    Files.createSymbolicLink(home.resolveSibling("way"), Path.of("real/../real"));
    Files.createSymbolicLink(home.resolveSibling("absolute"), real);
    Path inHome = Files.createSymbolicLink(home.resolveSibling("to-home"), home);
    apply.with("File", home.resolveSibling("way/deep/a").toString(), "content", "a");
    apply.with("File", home.resolveSibling("absolute/b").toString(), "content", "b");
    apply.with("File", inHome.resolve("d/f0").toString(), "content", "c");
    apply.run();
    assertThat(real.resolve("a")).hasContent("a");
    assertThat(real.resolve("b")).hasContent("b");
    assertThat(d.resolve("f0")).hasContent("c");
  }

  @Test
  void rootsDirectoryInASharedOneIsRootsAlone() throws Exception {
    Path shared = Files.createDirectory(home.resolveSibling("shared"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Files.createSymbolicLink(shared.resolve("roots"), d);
    Files.createSymbolicLink(shared.resolve("others"), victim);
    give(shared.resolve("others"));
    apply.with("File", shared.resolve("roots/f0").toString(), "content", "new");
    apply.with("File", shared.resolve("others/f0").toString(), "content", "new");
    apply.run();
    assertThat(d.resolve("f0")).hasContent("new");
    assertThat(refusals()).hasSize(1);
    assertUntouched();
  }

  private void manageAll(Apply one, String content) {
    for (int i = 0; i < FILES; i++) {
      String file = d.resolve("f" + i).toString();
      one.with("File", file, "content", content, "owner", "nobody", "mode", "0666");
    }
  }

  @Test
  void noRaceIsWon() throws Exception {
    Path source = Files.createDirectories(home.resolveSibling("source"));
    for (int i = 0; i < FILES; i += 2) {
      Files.writeString(source.resolve("f" + i), "new");
    }
    Path script = home.resolveSibling("race");
    Files.writeString(
        script,
        """
        cd '%s'
        while :; do
          [ -e moved ] && rm -rf moved # a new one was made in its place
          mv -T d moved; ln -sT '%s' d; sleep 0.002; rm -f d; mv -T moved d
        done 2>/dev/null
        """
            .formatted(home, victim));
    Process racer =
        new ProcessBuilder(
                "setpriv", "--reuid=" + NOBODY, "--clear-groups", "sh", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      for (int run = 0; System.nanoTime() < end; run++) {
        Apply one = new Apply(state);
        if (run % 2 == 0) {
          manageAll(one, "new " + run);
        } else {
          one.with(
              "File",
              d.toString(),
              "ensure",
              "directory",
              "recurse",
              true,
              "purge",
              true,
              "source",
              source.toString(),
              "owner",
              "nobody",
              "mode",
              "0777",
              "backup",
              ".old");
        }
        one.run();
        apply.log().addAll(one.log());
      }
      assertThat(racer.isAlive()).isTrue();
    } finally {
      racer.destroy();
      racer.waitFor();
    }
    assertThat(refusals()).isNotEmpty();
    assertUntouched();
  }
}
