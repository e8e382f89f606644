package plumb.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFileTest {
  @TempDir private Path directory = Path.of("");

  /** Prints a file beside {@link BundledFile}, in a process of its own. */
  public static void main(String[] args) throws IOException {
    byte[] bytes = BundledFile.read(BundledFile.class, args[0]);
    System.out.print(bytes == null ? "none" : new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void readsFromTheDirectoryThatIsNamed() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("plumb/values"));
    Files.writeString(folder.resolve("some.txt"), "content");
    String option = "-Dplumb.bundled=" + directory;
    assertThat(run(List.of(option), "some.txt")).isEqualTo("content");
    assertThat(run(List.of(option), "BundledFile.class")).isEqualTo("none");
  }

  @Test
  void readsFromTheClassPathOtherwise() throws Exception {
    assertThat(run(List.of(), "BundledFile.class")).isNotEqualTo("none");
    assertThat(run(List.of(), "some.txt")).isEqualTo("none");
  }

  private static String run(List<String> options, String name) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), BundledFileTest.class.getName(), name));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
