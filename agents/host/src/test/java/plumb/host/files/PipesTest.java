package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;
import plumb.host.Apply;

/** A pipe that nobody writes into keeps no run waiting. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipesTest {
  private final Path directory;

  PipesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = directory.resolve(name);
    Files.createDirectories(pipe.getParent());
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private Apply apply() {
    return new Apply(directory.resolve("state"));
  }

  @Test
  void oneAmongSourcesFailsAloneAndSaysWhy() throws Exception {
    Path pipe = pipe("source/deep/p");
    Files.writeString(directory.resolve("source/deep/q"), "q");
    Path to = directory.resolve("to");
    Apply apply =
        apply()
            .with(
                "File",
                to.toString(),
                "ensure",
                "directory",
                "recurse",
                true,
                "source",
                directory.resolve("source").toString())
            .with("File", directory.resolve("one").toString(), "source", pipe.toString())
            .with("File", directory.resolve("last").toString(), "content", "last");
    Report report = apply.run();
    assertThat(report.status()).isEqualTo("failed");
    assertThat(to.resolve("deep/q")).hasContent("q");
    assertThat(to.resolve("deep/p")).doesNotExist();
    assertThat(directory.resolve("one")).doesNotExist();
    assertThat(directory.resolve("last")).hasContent("last");
    assertThat(apply.log())
        .filteredOn(line -> line.contains("is a pipe, a socket or a device"))
        .hasSize(2);
  }

  @Test
  void oneInAFilesPlaceIsNotRead() throws Exception {
    Path pipe = pipe("place/p");
    Report report =
        apply()
            .with("File", pipe.toString(), "content", "x")
            .with("File", directory.resolve("last").toString(), "content", "last")
            .run();
    assertThat(report.status()).isIn("changed", "failed");
    assertThat(directory.resolve("last")).hasContent("last");
  }

  @Test
  void oneInPlaceOfAnArchiveOrOfKeysFailsIt() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root manages users");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    String pipe = pipe("open/p").toString();
    Apply apply =
        apply()
            .with(
                "Archive",
                pipe,
                "source",
                Files.writeString(directory.resolve("source"), "x").toString(),
                "checksum_type",
                "md5",
                "checksum",
                "d41d8cd98f00b204e9800998ecf8427e")
            .with("User", "nobody", "ensure", "present", "purge_ssh_keys", List.of(pipe))
            .with("Ssh_authorized_key", "k", "user", "daemon", "target", pipe, "type", "rsa")
            .with("File", directory.resolve("last").toString(), "content", "last");
    Report report = apply.run();
    assertThat(directory.resolve("last")).hasContent("last");
    assertThat(report.resourceStatuses().values())
        .filteredOn(ResourceStatus::failed)
        .extracting(ResourceStatus::resourceType)
        .contains("Archive", "User", "Ssh_authorized_key");
    assertThat(apply.log()).filteredOn(line -> line.contains("is no file, but a pipe")).hasSize(3);
  }

  /** Each type that keeps its records in files. */
  @Test
  void oneInAFileOfRecordsFailsWhatNeedsIt() throws Exception {
    String pipe = pipe("records").toString();
    Apply apply =
        apply()
            .with("Host", "h.example", "ip", "192.0.2.1", "target", pipe)
            .with("Mailalias", "m", "recipient", "r", "target", pipe)
            .with("Sshkey", "k.example", "type", "ssh-rsa", "key", "AAAA", "target", pipe)
            .with("File_line", "l", "path", pipe, "line", "x")
            .with("Ini_setting", "i", "path", pipe, "section", "s", "setting", "t", "value", "u")
            .with("Sysctl", "net.x", "val", "1", "target", pipe)
            .with("File", directory.resolve("last").toString(), "content", "last");
    Report report = apply.run();
    assertThat(directory.resolve("last")).hasContent("last");
    assertThat(report.resourceStatuses().values())
        .filteredOn(ResourceStatus::failed)
        .extracting(ResourceStatus::resourceType)
        .contains("Host", "Mailalias", "Sshkey", "File_line", "Ini_setting", "Sysctl");
    assertThat(apply.log())
        .filteredOn(line -> line.contains(pipe + " is no file, but a pipe"))
        .hasSizeGreaterThanOrEqualTo(6);
  }
}
