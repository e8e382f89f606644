package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.Report;
import plumb.host.Apply;

class FileHardCasesTest {
  private final Path place;
  private final Apply apply;

  FileHardCasesTest(@TempDir Path directory) throws IOException {
    place = Files.createDirectory(directory.resolve("place"));
    apply = new Apply(directory.resolve("state"));
  }

  private String at(String name) {
    return place.resolve(name).toString();
  }

  @Test
  void aLinkInPlaceOfAFileIsReplacedAndNotFollowed() throws Exception {
    Path victim = Files.writeString(place.resolve("victim"), "untouched");
    Files.createSymbolicLink(place.resolve("f"), victim);
    apply.with("File", at("f"), "ensure", "file", "content", "new", "mode", "0600").run();
    assertThat(place.resolve("f")).isRegularFile().hasContent("new");
    assertThat(Files.isSymbolicLink(place.resolve("f"))).isFalse();
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void removingATreeDoesNotFollowLinksOutOfIt() throws Exception {
    Path outside = Files.createDirectories(place.resolve("outside/sub"));
    Files.writeString(outside.resolve("kept"), "x");
    Files.createDirectories(place.resolve("tree/a"));
    Files.createSymbolicLink(place.resolve("tree/a/link"), place.resolve("outside"));
    apply.with("File", at("tree"), "ensure", "absent", "force", true).run();
    assertThat(place.resolve("tree")).doesNotExist();
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void purgingDoesNotFollowLinksOutOfTheDirectory() throws Exception {
    Files.createDirectories(place.resolve("outside"));
    Files.writeString(place.resolve("outside/kept"), "x");
    Files.createDirectories(place.resolve("d"));
    Files.createSymbolicLink(place.resolve("d/link"), place.resolve("outside"));
    apply
        .with("File", at("d"), "ensure", "directory", "recurse", true, "purge", true, "force", true)
        .run();
    assertThat(Files.exists(place.resolve("d/link"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(place.resolve("outside/kept")).exists();
  }

  @Test
  void aWrongOwnerLeavesNothingBehind() throws Exception {
    Report report = apply.with("File", at("f"), "content", "x", "owner", "nosuchuser-plumb").run();
    assertThat(Apply.events(report))
        .containsExactly(
            "change from 'absent' to 'file' failed: Could not find user nosuchuser-plumb");
    assertThat(names()).isEmpty();
  }

  @Test
  void contentThatIsRefusedLeavesTheOldFileAndNoOther() throws Exception {
    Files.writeString(place.resolve("f"), "old");
    apply.with("File", at("f"), "content", "new", "validate_cmd", "/bin/false %").run();
    assertThat(place.resolve("f")).hasContent("old");
    assertThat(names()).containsExactly("f");
  }

  @Test
  void aReplacedFileKeepsOwnerAndPermissions() throws Exception {
    Path file = Files.writeString(place.resolve("f"), "old");
    Files.setAttribute(file, "unix:mode", 0640);
    FileStat before = Objects.requireNonNull(FileStat.of(file, false));
    apply.with("File", at("f"), "content", "new").run();
    FileStat after = Objects.requireNonNull(FileStat.of(file, false));
    assertThat(after.bits()).isEqualTo(0640);
    assertThat(after.uid()).isEqualTo(before.uid());
    assertThat(after.gid()).isEqualTo(before.gid());
  }

  @Test
  void aBucketKeepsWhatWasReplacedOnce() throws Exception {
    Path bucket = place.resolve("bucket");
    for (String old : List.of("one", "one", "two")) {
      Files.writeString(place.resolve("f"), old);
      new Apply(place.resolve("state"))
          .with("Filebucket", "b", "path", bucket.toString())
          .with("File", at("f"), "content", "new", "backup", "b")
          .run();
    }
    try (Stream<Path> files = Files.walk(bucket)) {
      assertThat(files.filter(file -> file.endsWith("contents")).map(FileHardCasesTest::read))
          .containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void anUnknownBucketFailsBeforeTheFileChanges() throws Exception {
    Files.writeString(place.resolve("f"), "old");
    Report report = apply.with("File", at("f"), "content", "new", "backup", "nowhere").run();
    assertThat(Apply.events(report))
        .containsExactly("Could not find filebucket nowhere specified in backup");
    assertThat(place.resolve("f")).hasContent("old");
  }

  @Test
  void badValuesAreAllNamedBeforeAnythingChanges() {
    Report report =
        apply
            .with("File", at("good"), "content", "x")
            .with("File", "relative", "ensure", "file")
            .with("File", at("mode"), "mode", "0999")
            .with("File", at("number"), "mode", 644L)
            .with("File", at("both"), "content", "x", "source", "/y")
            .with("File", at("link"), "ensure", "link")
            .with("File", at("ftp"), "source", "ftp://x/y")
            .with("File", at("remote"), "recurse", "remote")
            .with("File", at("sum"), "content", "x", "checksum", "mtime")
            .with("Exec", "unqualified")
            .with("Exec", "/bin/true", "tries", 0L, "environment", "x y", "umask", "9")
            .run();
    assertThat(report.transactionCompleted()).isFalse();
    assertThat(place.resolve("good")).doesNotExist();
    assertThat(apply.log().stream().filter(line -> line.startsWith("err"))).hasSize(12);
  }

  @Test
  void securityContextsMeanNothingWithoutSelinux() throws Exception {
    assumeFalse(Files.exists(Path.of("/sys/fs/selinux/enforce")), "this kernel runs SELinux");
    apply.with("File", at("f"), "content", "x", "seltype", "etc_t", "seluser", "u").run();
    assertThat(place.resolve("f")).hasContent("x");
  }

  @Test
  void hugeContentIsNotComparedForPeople() throws Exception {
    Files.writeString(place.resolve("f"), "x".repeat(ContentDiff.MOST_BYTES + 1));
    apply.with("File", at("f"), "content", "small").run();
    assertThat(apply.log()).anyMatch(line -> line.contains("too large to be compared"));
  }

  @Test
  void namesOutsideAsciiAndWithSpacesAreJustNames() throws Exception {
    apply.with("File", at("sp ace é"), "content", "ü\n").run();
    assertThat(place.resolve("sp ace é")).hasContent("ü");
    assertThat(apply.run().status()).isEqualTo("unchanged");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
