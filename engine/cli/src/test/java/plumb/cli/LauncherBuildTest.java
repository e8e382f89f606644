package plumb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a fresh clone, with real builds. */
@Tag("long")
class LauncherBuildTest {

  @Test
  void buildsWhenNeededAndOnlyThen(@TempDir Path folder) throws Exception {
    finish(start(folder, "git", "clone", "-q", Installation.REPOSITORY.toString(), "."));

    // Killed half-way, Maven and all: the next call has to build from scratch, and not be fooled.
    Process killed = hello(folder);
    BufferedReader progress =
        new BufferedReader(new InputStreamReader(killed.getErrorStream(), UTF_8));
    String line = progress.readLine();
    while (line != null && !line.contains("building catalog")) {
      line = progress.readLine();
    }
    assertThat(line).isNotNull();
    List<ProcessHandle> all = new ArrayList<>(killed.descendants().toList());
    all.add(killed.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      one.onExit().join();
    }
    assertThat(folder.resolve(".build/stamp")).doesNotExist();

    // Two first uses at once: one builds, the other waits for it.
    Process first = hello(folder);
    Process second = hello(folder);
    List<String> messages = List.of(finish(first), finish(second));
    assertThat(messages).filteredOn(text -> text.contains("building")).hasSize(1);
    assertThat(messages).filteredOn(text -> text.contains("waiting")).hasSize(1);
    assertThat(folder.resolve(".build/plumb.jsa")).isNotEmptyFile();

    assertThat(finish(hello(folder))).as("messages of a call with nothing to build").isEmpty();

    // A source with an error: said where, nothing run; corrected: built and run.
    Path source = folder.resolve("engine/cli/src/main/java/plumb/cli/Main.java");
    String correct = Files.readString(source);
    Files.writeString(source, "oops\n", StandardOpenOption.APPEND);
    Process broken = hello(folder);
    assertThat(broken.errorReader(UTF_8).lines().toList())
        .anyMatch(text -> text.contains("Main.java"));
    assertThat(broken.inputReader(UTF_8).lines().toList()).isEmpty();
    assertThat(broken.waitFor()).isNotZero();
    Files.writeString(source, correct);
    assertThat(finish(hello(folder))).contains("building");
  }

  private static Process hello(Path folder) throws IOException {
    return start(folder, "./plumb", "apply", "-e", "notice('hello')");
  }

  private static Process start(Path folder, String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .start();
  }

  /** Waits for a command to succeed, and returns what it wrote to its standard error. */
  private static String finish(Process process) throws Exception {
    String messages = String.join("\n", process.errorReader(UTF_8).lines().toList());
    String output = String.join("\n", process.inputReader(UTF_8).lines().toList());
    assertThat(process.waitFor()).as(messages + output).isZero();
    return messages;
  }
}
