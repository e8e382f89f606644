package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.Apply;

class LeftoversTest {
  /** No process has such a number: it is above the kernel's limit. */
  private static final long DEAD = 1L << 40;

  private final Path place;

  LeftoversTest(@TempDir Path place) {
    this.place = place;
  }

  @Test
  void theNextWriteTakesAwayWhatAKilledRunLeft() throws IOException {
    Path left = leave(DEAD, Duration.ofHours(1));
    Path young = leave(DEAD, Duration.ofMinutes(1));
    Path own = leave(ProcessHandle.current().pid(), Duration.ofHours(1));
    Path directory = Files.createDirectory(place.resolve(".plumb-" + DEAD + "-d"));
    Files.writeString(directory.resolve("new"), "half a fi");
    Files.setLastModifiedTime(directory, FileTime.from(Instant.EPOCH));
    Path other = Files.writeString(place.resolve(".plumb-notes"), "mine");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));

    new Apply(place.resolve("state"))
        .with("File", place.resolve("f").toString(), "content", "new")
        .run();

    assertThat(place.resolve("f")).hasContent("new");
    assertThat(left).doesNotExist();
    assertThat(directory).doesNotExist();
    assertThat(young).exists();
    assertThat(own).exists();
    assertThat(other).exists();
  }

  @Test
  void aWriteOfRecordsDoesSoToo() throws IOException {
    Path left = leave(DEAD, Duration.ofHours(1));
    Path young = leave(DEAD, Duration.ofMinutes(1));
    Path hosts = place.resolve("hosts");
    new Apply(place.resolve("state"))
        .with("Host", "h.example", "ip", "192.0.2.1", "target", hosts.toString())
        .run();
    assertThat(hosts).content().contains("h.example");
    assertThat(left).doesNotExist();
    assertThat(young).exists();
    try (Stream<Path> all = Files.list(place)) {
      assertThat(all).extracting(file -> file.getFileName().toString()).hasSize(2);
    }
  }

  private Path leave(long process, Duration age) throws IOException {
    Path file = place.resolve(".plumb-" + process + "-" + age.toMinutes());
    Files.writeString(file, "half a fi");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }
}
