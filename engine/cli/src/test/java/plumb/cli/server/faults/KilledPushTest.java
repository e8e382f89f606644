package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryCare;
import plumb.server.git.repository.RepositoryName;
import plumb.server.git.repository.RepositorySettings;
import plumb.store.Store;

/** A push of two branches to a server that is killed meanwhile: both have moved, or none has. */
class KilledPushTest {
  private static final int LONGEST_LIFE_MILLIS = 900;

  private final Path directory;
  private final Path tree;

  KilledPushTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    tree = Files.createDirectories(directory.resolve("tree"));
  }

  @Test
  void nothingIsBetween() throws Exception {
    killed(3);
  }

  @Tag("long")
  @Test
  void nothingIsBetweenInFiftyKills() throws Exception {
    killed(50);
  }

  private void killed(int kills) throws Exception {
    String database = "jdbc:sqlite:" + directory.resolve("server/plumb.db");
    Random chance = new Random();
    try (ServerProcess server = ServerProcess.start(directory, database).ready()) {
      HostedRepository repository =
          new Repositories(directory.resolve("server/repositories"))
              .add(RepositoryName.of("site"), RepositorySettings.USUAL);
      String url = "https://git:" + token(database) + "@localhost:" + server.port() + "/git/site";
      assertThat(git("init", "-q", "-b", "one").waitFor()).isZero();
      commit(0);
      assertThat(push(url).waitFor()).isZero();
      for (int i = 1; i <= kills; i++) {
        commit(i);
        Process push = push(url);
        Thread.sleep(chance.nextInt(LONGEST_LIFE_MILLIS));
        server.kill();
        assertThat(push.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String now = said("rev-parse", "HEAD");
        String before = said("rev-parse", "HEAD~1");
        String one = tip(repository, "one");
        assertThat(one).isIn(before, now).isEqualTo(tip(repository, "two"));
        if (push.exitValue() == 0) {
          assertThat(one).isEqualTo(now);
        }
        server.again();
        server.ready();
        assertThat(push(url).waitFor()).as("it can be pushed again").isZero();
        assertThat(tip(repository, "two")).isEqualTo(now);
      }
      assertThat(new RepositoryCare(Clock.systemUTC()).check(repository)).isEmpty();
      assertThat(server.log()).doesNotContain("defect at");
    }
  }

  private String token(String database) throws Exception {
    try (Store store = Store.open(database)) {
      return new AccessTokens(store, Clock.systemUTC())
          .create(Grant.everywhere("pusher", Role.ADMIN), null, "test");
    }
  }

  private void commit(int number) throws Exception {
    byte[] noise = new byte[300 << 10];
    new Random(number).nextBytes(noise);
    Files.write(tree.resolve("file"), noise);
    assertThat(git("add", "-A").waitFor()).isZero();
    assertThat(git("commit", "-q", "-m", "change " + number).waitFor()).isZero();
  }

  private Process push(String url) throws IOException {
    return git("push", "-q", url, "HEAD:refs/heads/one", "HEAD:refs/heads/two");
  }

  private String said(String... arguments) throws Exception {
    Process process = git(arguments);
    assertThat(process.waitFor()).isZero();
    return Files.readString(directory.resolve("git.out"), UTF_8).strip();
  }

  private static String tip(HostedRepository repository, String branch) throws IOException {
    try (var open = repository.open()) {
      var id = open.resolve("refs/heads/" + branch);
      return id == null ? "" : id.name();
    }
  }

  private Process git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(tree.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", directory.toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_SSL_NO_VERIFY", "1",
                "GIT_AUTHOR_NAME", "Test",
                "GIT_AUTHOR_EMAIL", "test@localhost",
                "GIT_COMMITTER_NAME", "Test",
                "GIT_COMMITTER_EMAIL", "test@localhost"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("git.out").toFile())
        .start();
  }
}
