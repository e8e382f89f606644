package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;

class LocalFileSourceTest {
  private final Path root;
  private final LocalFileSource source;

  LocalFileSourceTest(@TempDir Path root) {
    this.root = root;
    this.source = new LocalFileSource(name -> name.equals("m") ? root.resolve("m") : null);
  }

  @BeforeEach
  void create() throws IOException {
    Files.createDirectories(root.resolve("m/files/sub"));
    Files.writeString(root.resolve("m/files/a b+c"), "one");
    Files.writeString(root.resolve("m/files/sub/x"), "x");
    Files.writeString(root.resolve("m/secret"), "secret");
    Files.createSymbolicLink(root.resolve("m/files/up"), Path.of(".."));
  }

  @Test
  void servesFilesOfModulesUnderEscapedNames() throws Exception {
    FileSource.Entry entry =
        Objects.requireNonNull(source.find("puppet:///modules/m/a%20b+c", false));
    assertThat(entry.kind()).isEqualTo(FileSource.EntryKind.FILE);
    assertThat(entry.size()).isEqualTo(3);
    try (InputStream in = entry.open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
    }
  }

  @Test
  void servesPathsAndFileUrls() throws Exception {
    String path = root.resolve("m/secret").toString();
    assertThat(source.find(path, false)).isNotNull();
    assertThat(source.find("file://" + path, false)).isNotNull();
    assertThat(source.find("file:" + path, false)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "puppet:///modules/m/../secret",
        "puppet:///modules/m/%2e%2e/secret",
        "puppet:///modules/m/sub/../../secret"
      })
  void doesNotLeaveTheModule(String url) {
    assertThatThrownBy(() -> source.find(url, false))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("leads out of its module");
  }

  @Test
  void knowsNoOtherMountsAndNoServers() {
    assertThatThrownBy(() -> source.find("puppet:///other/x", false))
        .hasMessage("Cannot find the mount of puppet:///other/x");
    assertThatThrownBy(() -> source.find("puppet://host/modules/m/x", false))
        .hasMessage("Cannot get puppet://host/modules/m/x without a server");
  }

  @Test
  void whatIsMissingIsNull() throws Exception {
    assertThat(source.find("puppet:///modules/none/x", false)).isNull();
    assertThat(source.find("puppet:///modules/m/none", false)).isNull();
    assertThat(source.list("/no/such", new FileSource.Query(false, -1, List.of()))).isNull();
  }

  @Test
  void aLinkThatLeadsUpIsFollowedOnlyOnce() throws Exception {
    List<FileSource.Entry> entries =
        Objects.requireNonNull(
            source.list("puppet:///modules/m", new FileSource.Query(true, -1, List.of())));
    assertThat(entries)
        .extracting(FileSource.Entry::relativePath)
        .contains("sub/x", "up", "up/secret", "up/files")
        .doesNotContain("up/files/up");
  }
}
