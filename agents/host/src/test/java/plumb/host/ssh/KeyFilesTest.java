package plumb.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.principals.Principals;

/** Tests that users cannot make root read or write for them what is not theirs. */
class KeyFilesTest {
  private static final String USER = "nobody";

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private final KeyFiles files = new KeyFiles(new Principals());
  private Path home = Path.of("/");
  private Path keys = Path.of("/");
  private Path secret = Path.of("/");

  @BeforeEach
  void makeHome() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "users can only be played by root");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = Files.createDirectory(directory.resolve("home"));
    run("chown", USER, home.toString());
    secret = Files.writeString(directory.resolve("secret"), "root's\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    keys = home.resolve(".ssh/authorized_keys");
    files.belongs(keys, USER, true);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(Command.of(command).run().failure()).contains("returned 0");
  }

  private void asUser(String script) throws IOException, InterruptedException {
    run(
        "setpriv",
        "--reuid=" + USER,
        "--clear-groups",
        "sh",
        "-ec",
        script,
        "sh",
        home.toString(),
        secret.toString());
  }

  private void write(String content) throws ProviderException, IOException, InterruptedException {
    files.write(keys, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void createsThePrivateDirectoryAndFileOfTheUser() throws Exception {
    assertThat(files.read(keys)).isEmpty();
    write("key\n");
    assertThat(files.read(keys)).asString(StandardCharsets.UTF_8).isEqualTo("key\n");
    for (Path path : new Path[] {keys, keys.getParent()}) {
      assertThat(Files.getOwner(path).getName()).isEqualTo(USER);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aLinkToWhatTheUserMayNotReadIsNotFollowed() throws Exception {
    asUser("mkdir \"$1\"/.ssh; ln -s \"$2\" \"$1\"/.ssh/authorized_keys");
    assertThatThrownBy(() -> files.read(keys)).hasMessageContaining("Permission denied");
    assertThatThrownBy(() -> write("mine\n")).isInstanceOf(ProviderException.class);
    assertThat(Files.readString(secret)).isEqualTo("root's\n");
  }

  @Test
  void aDirectoryThatLeadsElsewhereIsNotWrittenTo() throws Exception {
    Path rootsOwn = Files.createDirectory(directory.resolve("own"));
    asUser("ln -s \"$1\"/../own \"$1\"/.ssh");
    assertThatThrownBy(() -> write("mine\n")).isInstanceOf(ProviderException.class);
    assertThat(rootsOwn).isEmptyDirectory();
  }

  @Test
  void aHardLinkToWhatIsNotTheUsersIsReadAsTheUser() throws Exception {
    asUser("mkdir \"$1\"/.ssh");
    Files.createLink(keys, secret);
    assertThatThrownBy(() -> files.read(keys)).hasMessageContaining("Permission denied");
    write("mine\n");
    assertThat(Files.readString(secret)).isEqualTo("root's\n");
  }

  @Test
  void aLinkToTheUsersOwnFileStays() throws Exception {
    asUser("mkdir \"$1\"/.ssh; echo old >\"$1\"/own; ln -s ../own \"$1\"/.ssh/authorized_keys");
    assertThat(files.read(keys)).asString(StandardCharsets.UTF_8).isEqualTo("old\n");
    write("new\n");
    assertThat(keys).isSymbolicLink();
    assertThat(Files.readString(home.resolve("own"))).isEqualTo("new\n");
  }

  /** To read them would never end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkfifo \"$1\"/.ssh/authorized_keys",
        "mkfifo \"$1\"/pipe; ln -s ../pipe \"$1\"/.ssh/authorized_keys",
        "ln -s /dev/zero \"$1\"/.ssh/authorized_keys",
        "mkdir \"$1\"/.ssh/authorized_keys"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoFileIsNotRead(String script) throws Exception {
    asUser("mkdir \"$1\"/.ssh; " + script);
    assertThatThrownBy(() -> files.read(keys))
        .hasMessageContaining(keys.toString())
        .hasMessageContaining("is no file, but a pipe");
    files.belongs(keys, USER, false);
    assertThatThrownBy(() -> files.read(keys)).hasMessageContaining("is no file, but a pipe");
  }

  @Test
  void privilegesAreOnlyKeptWhereNobodyElseCanChangeTheWay() throws Exception {
    files.belongs(keys, USER, false);
    asUser("mkdir \"$1\"/.ssh");
    assertThatThrownBy(() -> write("key\n"))
        .hasMessage("drop_privileges is false but the target path is not trusted");
    Path own = Files.createTempDirectory(Path.of(System.getProperty("user.home")), "keys");
    Path trusted = own.resolve("nobody");
    try {
      files.belongs(trusted, USER, false);
      files.write(trusted, "key\n".getBytes(StandardCharsets.UTF_8));
      assertThat(Files.getOwner(trusted).getName()).isEqualTo(USER);
      assertThat(Files.readString(trusted)).isEqualTo("key\n");
    } finally {
      Files.deleteIfExists(trusted);
      Files.delete(own);
    }
  }
}
