package plumb.cli.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.store.Store;

/** A server whose disk is full refuses what it cannot keep, and goes on when there is room. */
class FullDiskTest {
  private static final int INSUFFICIENT_STORAGE = 507;

  private final Path directory;
  private final Random chance = new Random();

  FullDiskTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatCannotBeKeptIsRefused() throws Exception {
    Path disk = Files.createDirectories(directory.resolve("server"));
    assumeTrue(
        System.getProperty("user.name").equals("root")
            && run("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "plumb-test", disk.toString()),
        "only root can mount a small disk");
    try {
      onSmallDisk(disk);
    } finally {
      assertThat(run("umount", "--lazy", disk.toString())).isTrue();
    }
  }

  private void onSmallDisk(Path disk) throws Exception {
    String url = "jdbc:sqlite:" + disk.resolve("plumb.db");
    Set<String> reported = new HashSet<>();
    try (ServerProcess server = ServerProcess.start(directory, url, "--autosign").ready()) {
      int port = server.port();
      WireNode node = WireNode.enrolled("n1.test", port);
      assertThat(send(node, port, reported).statusCode()).isEqualTo(200);
      Path filler = disk.resolve("filler");
      fill(filler);
      HttpResponse<byte[]> answer = send(node, port, reported);
      // What SQLite has room for in its log is kept.
      for (int i = 0; i < 200 && answer.statusCode() == 200; i++) {
        answer = send(node, port, reported);
      }
      assertThat(answer.statusCode()).isEqualTo(INSUFFICIENT_STORAGE);
      assertThat(WireNode.text(answer)).contains("the server's disk is full");
      assertThat(server.log())
          .contains("/puppet/v3/report/n1.test: the database cannot be used: ")
          .doesNotContain("defect at");
      assertThat(node.get(port, "/status/v1/simple").statusCode()).isEqualTo(200);

      Files.delete(filler);
      assertThat(send(node, port, reported).statusCode()).isEqualTo(200);
      fill(filler);
      while (send(node, port, reported).statusCode() == 200) {
        assertThat(reported).hasSizeLessThan(1000);
      }
      server.kill();
      Files.delete(filler);
      server.again();
      server.ready();
      assertThat(send(node, port, reported).statusCode()).isEqualTo(200);
      try (Store store = Store.open(url)) {
        assertThat(new Records(store).runs()).containsAll(reported);
        new Records(store).areWhole();
      }
    }
  }

  /** A report that cannot be compressed much. */
  private HttpResponse<byte[]> send(WireNode node, int port, Set<String> reported)
      throws Exception {
    StringBuilder message = new StringBuilder();
    chance
        .ints(20_000, ' ', '~')
        .filter(c -> c != '"' && c != '\\')
        .forEach(c -> message.append((char) c));
    String run = UUID.randomUUID().toString();
    HttpResponse<byte[]> answer =
        node.report(port, SentReport.of(node.name(), run, message.toString()));
    if (answer.statusCode() == 200) {
      reported.add(run);
    }
    return answer;
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
