package plumb.analysis.lintcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;
import plumb.analysis.style.checks.StyleChecks;
import plumb.compiler.store.CacheStore;

/** Files are checked when they, their paths, the checks or what these look at are others. */
class CachingLinterTest {
  private final Path directory;
  private final Path cache;
  private final Linter linter = new Linter(StyleChecks.all(false));
  private int checked;

  CachingLinterTest(@TempDir Path directory) {
    this.directory = directory;
    cache = directory.resolve("cache");
  }

  /** A linter as a new process has it. */
  private CachingLinter caching(String circumstances) {
    return new CachingLinter(
        () -> {
          checked++;
          return linter;
        },
        circumstances,
        requireNonNull(CacheStore.open(cache)));
  }

  private LintedFile lint(String circumstances, Path file) throws IOException {
    CachingLinter caching = caching(circumstances);
    LintedFile found = caching.lint(file);
    caching.keep();
    return found;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void checksUnchangedFilesOnce() throws Exception {
    Path file = write("a.pp", "$a = \"x\" \n# lint:endignore\n$b = \"y\" # lint:ignore:80chars\n");

    LintedFile first = lint("", file);
    LintedFile second = lint("", file);

    assertThat(checked).isEqualTo(1);
    assertThat(first.findings()).isNotEmpty().isEqualTo(linter.lint(file).findings());
    assertThat(second).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void checksWhatIsAnother() throws Exception {
    Path file = write("a.pp", "class x { }\n");
    lint("", file);

    lint("other checks", file);
    assertThat(checked).isEqualTo(2);
    Path moved = write("x.pp", "class x { }\n");
    assertThat(lint("", moved).findings())
        .isNotEmpty()
        .allMatch(one -> one.path().equals(moved.toString()));
    assertThat(checked).isEqualTo(3);
    write("a.pp", "class x { } \n");
    lint("", file);
    assertThat(checked).isEqualTo(4);
  }

  @Test
  void replacesWhatIsDamaged() throws Exception {
    Path file = write("a.pp", "$a = \"x\"\n");
    LintedFile found = lint("", file);
    List<Path> kept = kept();
    assertThat(kept).hasSize(1);
    Files.writeString(kept.get(0), "something else");

    assertThat(lint("", file).findings()).isEqualTo(found.findings());
    assertThat(checked).isEqualTo(2);
    lint("", file);
    assertThat(checked).isEqualTo(2);
  }

  @Test
  void keepsFilesOfADirectoryTogether() throws Exception {
    Path a = write("a.pp", "$a = \"x\"\n");
    Path b = write("b.pp", "$b = \"y\"\n");
    lint("", a);
    lint("", b);
    List<Path> kept = kept();
    assertThat(kept).hasSize(1);
    byte[] bytes = Files.readAllBytes(kept.get(0));
    lint("", a);
    lint("", b);
    assertThat(checked).isEqualTo(2);

    for (int i = 0; i < bytes.length; i += 7) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= (byte) 0xff;
      Files.write(kept.get(0), damaged);
      assertThat(lint("", a).findings()).isEqualTo(linter.lint(a).findings());
      assertThat(lint("", b).findings()).isEqualTo(linter.lint(b).findings());
    }
  }

  @Test
  void keepsNothingOfFilesThatAreNoText() throws Exception {
    Path file = directory.resolve("a.pp");
    Files.write(file, new byte[] {(byte) 0xe4});

    assertThat(lint("", file).findings()).hasSize(1);
    assertThat(lint("", file).findings()).hasSize(1);
    assertThat(checked).isEqualTo(2);
    assertThat(kept()).isEmpty();
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return new ArrayList<>(
          files.filter(one -> !one.getFileName().toString().startsWith(".")).toList());
    }
  }
}
