package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static plumb.server.GitSite.tip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.GitSite.Ran;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.access.SshKey;
import plumb.server.authority.Names;
import plumb.server.authority.RefusedException;
import plumb.server.git.GitSettings;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;
import plumb.server.git.repository.RepositorySettings.ProtectedBranches;

/** The real {@code git} over OpenSSH's client. */
class GitSshTest {
  private static Path directory;
  private static GitSite site;

  @BeforeAll
  static void start(@TempDir Path created) throws Exception {
    assumeThat(Path.of("/usr/bin/ssh")).as("the package openssh-client").exists();
    directory = created;
    site =
        new GitSite(
            created,
            s ->
                s.with(
                    GitSettings.in(s.directory()).withSsh(new InetSocketAddress("127.0.0.1", 0))));
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  private static String url(String repository) {
    int port = site.running().server().sshPort().orElseThrow();
    return "ssh://git@127.0.0.1:" + port + "/" + repository;
  }

  /** Makes a key of a kind, and returns its private file. */
  private static Path key(String name, String... kind) throws Exception {
    Path file = directory.resolve("key-" + name);
    List<String> command =
        new ArrayList<>(List.of("ssh-keygen", "-q", "-N", "", "-f", file.toString()));
    command.addAll(List.of(kind));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return file;
  }

  private static SshKey publicKey(Path key) throws IOException, RefusedException {
    return SshKey.of(Files.readString(Path.of(key + ".pub")));
  }

  private static Path known(String name, Role role, String... kind) throws Exception {
    Path key = key(name.replace('/', '-'), kind);
    site.tokens().create(Grant.everywhere(name, role), publicKey(key), null, "test");
    return key;
  }

  private static Map<String, String> with(Path key) {
    return Map.of(
        "GIT_SSH_COMMAND",
        "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
            + " -o UserKnownHostsFile="
            + directory.resolve("known_hosts")
            + " -i "
            + key);
  }

  @Test
  void whatIsPushedIsCloned() throws Exception {
    HostedRepository repository = site.add("plain", RepositorySettings.USUAL);
    Path tree = site.work("plain", Map.of("a", "b"));
    List<Path> keys =
        List.of(
            known("ed/1", Role.OPERATOR, "-t", "ed25519"),
            known("ec/1", Role.OPERATOR, "-t", "ecdsa"),
            known("rsa/1", Role.OPERATOR, "-t", "rsa", "-b", "2048"));
    for (Path key : keys) {
      String head = site.commit(tree, Map.of("by", key.toString()));
      site.git(tree, with(key), "push", "-q", url("plain"), "production").good();
      assertThat(tip(repository, "production")).isEqualTo(head);
    }
    Path clone = directory.resolve("clone");
    site.git(tree, with(keys.get(0)), "clone", "-q", "--depth=1", url("git/plain.git"), "" + clone)
        .good();
    assertThat(site.head(clone)).isEqualTo(site.head(tree));
    assertThat(site.git(clone, "log", "--format=%h").output().lines()).hasSize(1);
    assertThat(site.audit("git.push")).extracting("actor").contains("token ed/1", "token rsa/1");
  }

  @Test
  void aRefusedPushSaysWhy() throws Exception {
    HostedRepository repository =
        site.add(
            "guarded",
            new RepositorySettings(
                Kind.CONTROL,
                Limits.USUAL,
                List.of(new ProtectedBranches(Names.of("production"), Names.of("boss"))),
                Map.of(),
                List.of()));
    Path key = known("eve/desk", Role.ADMIN, "-t", "ed25519");
    Path tree = site.work("guarded", Map.of("a", "b"));
    assertThat(site.git(tree, with(key), "push", url("guarded"), "production").bad().output())
        .contains("production is protected: token eve/desk is not among those who push to it");
    assertThat(tip(repository, "production")).isNull();
    Path boss = known("boss", Role.ADMIN, "-t", "ed25519");
    site.git(tree, with(boss), "push", "-q", "--atomic", url("guarded"), "production", "HEAD:x")
        .good();
  }

  @Test
  void aRemovedKeyIsRefusedAtOnce() throws Exception {
    site.add("gone", RepositorySettings.USUAL);
    Path key = known("gina", Role.OPERATOR, "-t", "ed25519");
    Path tree = site.work("gone", Map.of("a", "b"));
    site.git(tree, with(key), "push", "-q", url("gone"), "production").good();
    site.tokens().remove("gina", "test");
    assertThat(site.git(tree, with(key), "ls-remote", url("gone")).bad().output())
        .contains("Permission denied (publickey)");
    Path viewer = known("vic", Role.VIEWER, "-t", "ed25519");
    assertThat(site.git(tree, with(viewer), "push", url("gone"), "HEAD:x").bad().output())
        .contains("token vic may not push to gone");
    assertThat(site.git(tree, with(viewer), "ls-remote", url("none")).bad().output())
        .contains("there is no such repository, or none for token vic");
  }

  @Test
  void nothingElseIsServed() throws Exception {
    Path key = known("hal", Role.ADMIN, "-t", "ed25519");
    int port = site.running().server().sshPort().orElseThrow();
    String ssh = with(key).get("GIT_SSH_COMMAND") + " -p " + port + " git@127.0.0.1 ";
    for (String command :
        List.of("id", "git-shell", "'git-upload-pack /etc'", "'git-upload-pack ..'")) {
      assertThat(shell(ssh + command).bad().output())
          .as(command)
          .containsAnyOf("only git's own commands are served", "there is no such repository");
    }
    shell(ssh).bad();
    shell("sftp -b /dev/null " + ssh.substring("ssh ".length()).replace("-p ", "-P ")).bad();
    Ran forwarded =
        shell(ssh.replace("ssh ", "ssh -N -o ExitOnForwardFailure=yes -R 0:localhost:1 "));
    assertThat(forwarded.bad().output()).contains("remote port forwarding failed");
  }

  private static Ran shell(String line) throws Exception {
    Process process =
        new ProcessBuilder("timeout", "20", "sh", "-c", line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), output);
  }

  @Test
  void keysAreChecked() throws Exception {
    Path weak = key("weak", "-t", "rsa", "-b", "1024");
    assertThatThrownBy(() -> publicKey(weak)).hasMessageContaining("RSA keys have 2048 bits");
    Path good = key("twice", "-t", "ed25519");
    for (String text : List.of("", "x", "ssh-ed25519 AAAA", "ssh-ed25519 %%", "ssh-dss AAAA x")) {
      assertThatThrownBy(() -> SshKey.of(text)).as(text).isInstanceOf(RefusedException.class);
    }
    String ecdsa = Files.readString(Path.of(good + ".pub")).replace("ssh-ed25519", "ssh-rsa");
    assertThatThrownBy(() -> SshKey.of(ecdsa)).hasMessageContaining("not what it says");
    site.tokens().create(Grant.everywhere("one", Role.VIEWER), publicKey(good), null, "test");
    assertThatThrownBy(
            () ->
                site.tokens()
                    .create(Grant.everywhere("two", Role.ADMIN), publicKey(good), null, "test"))
        .hasMessageContaining("is known already");
    // A fingerprint, which everybody may know, proves nothing.
    assertThat(site.tokens().find(publicKey(good).fingerprint())).isEmpty();
  }

  @Test
  void theHostKeyIsKeptAndPrivate() throws Exception {
    Path file = directory.resolve("server/ssh_host_ecdsa_key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
