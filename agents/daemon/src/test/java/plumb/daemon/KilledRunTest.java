package plumb.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed at random moments: each file is the old one or the new one, what the agent
 * keeps can be read, and the next run completes the work.
 */
class KilledRunTest {
  private static final int FILES = 60;
  private static final int LENGTH = 20_000;
  private static final long SEED = 8;

  private final Agent agent;
  private final Path tree;

  KilledRunTest(@TempDir Path directory) throws IOException {
    agent = new Agent(directory);
    tree = Files.createDirectory(directory.resolve("tree"));
  }

  @AfterEach
  void stopAll() {
    agent.close();
  }

  @Test
  void someMoments() throws Exception {
    kill(12);
  }

  @Tag("long")
  @Test
  void twoHundredMoments() throws Exception {
    kill(200);
  }

  private void kill(int times) throws Exception {
    Random random = new Random(SEED);
    serve('a');
    long began = System.nanoTime();
    assertThat(agent.run("--onetime").exitCode()).isZero();
    long wholeRun = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    for (int i = 0; i < times; i++) {
      char fresh = (char) ('b' + i % 20);
      serve(fresh);
      Process run = agent.daemon("--onetime");
      run.waitFor(random.nextLong(wholeRun + wholeRun / 5), TimeUnit.MILLISECONDS);
      run.destroyForcibly().waitFor();
      check("kill " + i);
    }
    serve('z');
    // What is young may be another run's, in a container that shares the directory.
    for (Path file : Agent.list(tree)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
    assertThat(agent.run("--onetime").exitCode()).as(agent.outputText()).isZero();
    check("the last run");
    assertThat(Agent.list(tree)).as("nothing is left lying about").hasSize(FILES);
    for (Path file : Agent.list(tree)) {
      assertThat(Files.readString(file)).isEqualTo("z".repeat(LENGTH));
    }
    assertThat(agent.run("--test").exitCode()).as("nothing is left to do").isZero();
  }

  private void serve(char letter) throws IOException {
    agent.serve(
        (catalog, main) -> {
          for (int i = 0; i < FILES; i++) {
            String path = tree.resolve("file" + i).toString();
            String content = String.valueOf(letter).repeat(LENGTH);
            Agent.add(catalog, main, "File", path, "content", content, "mode", "0640");
          }
        });
  }

  private void check(String when) throws IOException {
    for (Path file : Agent.list(tree)) {
      if (String.valueOf(file.getFileName()).startsWith("file")) {
        String content = Files.readString(file);
        assertThat(content).as(when).hasSize(LENGTH);
        assertThat(content.chars().distinct().count()).as(when).isEqualTo(1);
      }
    }
    assertThat(agent.lastReport().host()).as(when).isEqualTo("node.example");
  }
}
