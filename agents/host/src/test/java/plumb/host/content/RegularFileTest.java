package plumb.host.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {
  private final Path pipe;
  private final Path file;

  RegularFileTest(@TempDir Path directory) throws Exception {
    pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    file = Files.writeString(directory.resolve("file"), "content");
  }

  @Test
  void aFileIsReadBehindItsLinks() throws Exception {
    Path link = Files.createSymbolicLink(file.resolveSibling("link"), file);
    assertThat(RegularFile.read(file)).asString().isEqualTo("content");
    assertThat(RegularFile.read(link)).asString().isEqualTo("content");
    assertThat(RegularFile.read(file.resolveSibling("none"))).isEmpty();
    try (InputStream in = RegularFile.open(link, true)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("content");
    }
    assertThatThrownBy(() -> RegularFile.open(link, false)).hasMessageContaining("is no file");
  }

  /** Somebody put it there after the look. */
  @Test
  void aPipeKeepsNobodyForLong() {
    assertThatThrownBy(
            () ->
                RegularFile.read(
                    pipe,
                    () -> Files.newByteChannel(pipe, StandardOpenOption.READ),
                    Duration.ofMillis(500)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("could not be read within");
  }

  /** Somebody writes into it, or pretends to. */
  @Test
  void aPipeThatOpensIsNoFileEither() {
    assertThatThrownBy(
            () ->
                RegularFile.read(
                    pipe,
                    () ->
                        Files.newByteChannel(
                            pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)))
        .hasMessageContaining("is no file");
  }

  @Test
  void whatIsTooLargeForMemoryIsNotRead() throws Exception {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.position(1L << 40);
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
    assertThatThrownBy(() -> RegularFile.read(file)).hasMessageContaining("larger than 64 MiB");
  }
}
