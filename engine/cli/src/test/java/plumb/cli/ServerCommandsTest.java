package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SecretKey;
import plumb.server.authority.SigningPolicy;
import plumb.store.Store;

/** Whatever stands in a server command's way is told in a sentence. */
class ServerCommandsTest {
  private final Path directory;

  ServerCommandsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static CommandRun run(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of(more));
    return CommandRun.of(words);
  }

  private static void told(CommandRun run, int code, String start, String hint) {
    assertThat(run.err()).startsWith("error" + start).contains(hint).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ca sign n1",
        "ca import /nowhere",
        "ca invite rack",
        "ca invitations",
        "token create ci --role viewer",
        "token remove ci",
        "audit",
        "nodes",
        "server"
      })
  void aDatabaseThatIsAwayIsNamed(String line) {
    String url = "jdbc:postgresql://127.0.0.1:1/plumb?user=x&password=s3cr3t";
    CommandRun run = run(line, "--dir", directory.toString(), "--database", url);
    told(
        run,
        1,
        "[DATABASE_UNAVAILABLE]: The database cannot be opened:"
            + " jdbc:postgresql://127.0.0.1:1/plumb",
        "hint: ");
    assertThat(run.err()).doesNotContain("s3cr3t");
    told(run(line, "--database", "postgres:x"), 2, ": Invalid value for option '--database'", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca list", "token create ci --role viewer", "audit", "nodes"})
  void aDirectoryWithoutAServerStaysAsItIs(String line) throws IOException {
    told(run(line, "--dir", directory.toString()), 1, "[NO_SERVER]: ", "--dir");
    told(run(line, "--dir", directory.resolve("none").toString()), 1, "[NO_SERVER]: ", "--dir");
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aSecretThatIsNotTheDatabasesIsNamed() throws IOException {
    Path secret = directory.resolve("secret");
    try (Store store = Store.inFile(directory.resolve("plumb.db"))) {
      Authority founded =
          new Authority(
              store,
              SecretKey.in(secret),
              new AuthorityOptions("test", KeyKind.EC, AuthorityOptions.USUAL_LIFETIME),
              SigningPolicy.NOBODY,
              Clock.systemUTC());
      assertThat(founded.chain()).hasSize(2);
    }
    Files.delete(secret);
    told(run("ca list", "--dir", directory.toString()), 1, "[NO_SERVER]: ", "secret is missing");
    SecretKey unused = SecretKey.in(secret);
    told(
        run("ca list", "--dir", directory.toString()),
        1,
        "[DATABASE_UNAVAILABLE]: The database's keys were sealed with another secret",
        "--dir");
    Files.writeString(secret, "\u00e9");
    told(run("ca list", "--dir", directory.toString()), 1, "[IO]: ", "holds no secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    told(run("ca list", "--dir", directory.toString()), 1, "[IO]: ", "others than its owner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token create --role viewer", "ca invite"})
  void aNameThatCannotBeKeptIsRefused(String line) throws IOException {
    Store.inFile(directory.resolve("plumb.db")).close();
    for (String name : List.of("x".repeat(300), "a\u001bb", " ")) {
      told(run(line, name, "--dir", directory.toString()), 1, ": A name has 1 to 200", "");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      CommandRun run =
          run("server", "--dir", directory.toString(), "--address", "127.0.0.1", "--port", port);
      told(run, 1, "[IO]: port " + port + ": ", "in use");
    }
  }
}
