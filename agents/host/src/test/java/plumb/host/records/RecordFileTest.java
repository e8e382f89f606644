package plumb.host.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.agent.provider.ProviderException;

/** Tests what happens to the lines that nobody manages, and to the file around them. */
class RecordFileTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private static RecordFile hosts(String content) {
    return new RecordFile(
        Path.of("hosts"), new HostFormat(), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(RecordFile file) throws ProviderException {
    return new String(file.content(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsOtherLinesToTheByte() throws ProviderException {
    String before = "# \u00e9\u00ff\n\n10.0.0.1\t  odd   space # x\r\n\tindented\nnonsense\n";
    RecordFile file = hosts(before + "10.0.0.2 changed\n10.0.0.3 last");
    assertThat(text(file)).isEqualTo(before + "10.0.0.2 changed\n10.0.0.3 last");
    file.put(new Entry("changed", Map.of("ip", "10.9.9.9")));
    file.put(new Entry("new", Map.of("ip", "::1", "comment", "\u00e9")));
    assertThat(text(file))
        .isEqualTo(before + "10.9.9.9\tchanged\n10.0.0.3 last\n::1\tnew\t# \u00c3\u00a9\n");
  }

  @Test
  void theLastOfSeveralCountsAndThenTheOneBefore() throws ProviderException {
    RecordFile file = hosts("10.0.0.1 a\n10.0.0.2 a\n");
    assertThat(file.find("a")).extracting(entry -> entry.text("ip")).isEqualTo("10.0.0.2");
    file.remove("a");
    assertThat(file.find("a")).extracting(entry -> entry.text("ip")).isEqualTo("10.0.0.1");
    file.remove("a");
    assertThat(file.find("a")).isNull();
    assertThat(file.content()).isEmpty();
  }

  @Test
  void continuedLinesAreOneRecord() throws ProviderException {
    String before = "a: b,\n c,\n\td\ne: f\n";
    RecordFile file =
        new RecordFile(
            Path.of("aliases"), new MailAliasFormat(), before.getBytes(StandardCharsets.UTF_8));
    assertThat(file.find("a"))
        .extracting(entry -> entry.texts("recipient"))
        .isEqualTo(List.of("b", "c", "d"));
    file.put(new Entry("a", Map.of("recipient", List.of("x y"))));
    assertThat(text(file)).isEqualTo("a: \"x y\"\ne: f\n");
  }

  @Test
  void aRecordThatCannotBeWrittenChangesNothing() throws Exception {
    Path path = Files.writeString(directory.resolve("hosts"), "10.0.0.1 a\n");
    RecordFiles files = new RecordFiles(new HostFormat(), new SystemFileStore(file -> {}));
    files.get(path).put(new Entry("b", Map.of("comment", "x")));
    files.changed(path);
    assertThatThrownBy(files::write).hasMessage("ip is a required attribute for hosts");
    assertThat(Files.readString(path)).isEqualTo("10.0.0.1 a\n");
    assertThat(files.get(path).find("b")).isNull();
  }

  @Test
  void writingKeepsLinksPermissionsAndAttributes() throws Exception {
    Path real = Files.writeString(directory.resolve("real"), "old\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.getFileAttributeView(real, UserDefinedFileAttributeView.class)
        .write("origin", StandardCharsets.UTF_8.encode("here"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    List<Path> kept = new ArrayList<>();
    new SystemFileStore(kept::add).write(link, "new\n".getBytes(StandardCharsets.UTF_8));
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(real)).isEqualTo("new\n");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(real, LinkOption.NOFOLLOW_LINKS)))
        .isEqualTo("rw-r-----");
    assertThat(Files.getFileAttributeView(real, UserDefinedFileAttributeView.class).list())
        .contains("origin");
    assertThat(kept).containsExactly(real);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(real, link);
    }
  }

  @Test
  void whatIsReadAgainAfterSomebodyElseWroteIt() throws Exception {
    Path path = Files.writeString(directory.resolve("hosts"), "10.0.0.1 a\n");
    RecordFiles files = new RecordFiles(new HostFormat(), new SystemFileStore(file -> {}));
    assertThat(files.get(path).find("b")).isNull();
    Files.writeString(path, "10.0.0.1 a\n10.0.0.2 b\n");
    assertThat(files.get(path).find("b")).isNotNull();
    Path missing = directory.resolve("none/hosts");
    files.get(missing).put(new Entry("c", Map.of("ip", "10.0.0.3")));
    files.changed(missing);
    assertThatThrownBy(files::write).hasMessageContaining("its directory does not exist");
    assertThat(files.get(missing).find("c")).isNull();
  }
}
