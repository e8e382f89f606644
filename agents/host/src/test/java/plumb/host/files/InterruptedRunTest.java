package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedRunTest {
  /** Kills a run that writes the same file over and over, after a different time each time. */
  @RepeatedTest(6)
  void aKilledRunLeavesTheOldFileOrTheNewOne(RepetitionInfo info, @TempDir Path place)
      throws Exception {
    Process process = Child.process("64m", "flip", place.toString()).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("running");
      process.waitFor(300 + 37L * info.getCurrentRepetition(), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    String content = Files.readString(place.resolve("f"));
    assertThat(content).hasSize(Child.LENGTH);
    assertThat(content.chars().distinct().toArray()).hasSize(1);
  }

  @Test
  void aFileThatIsLargerThanTheMemoryIsCopied(@TempDir Path place) throws Exception {
    Path source = place.resolve("source");
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
      file.setLength(96L << 20);
    }
    Process process = Child.process("24m", "copy", place.toString(), source.toString()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(place.resolve("f")).hasSize(96L << 20);
  }
}
