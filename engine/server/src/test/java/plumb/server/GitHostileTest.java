package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static plumb.server.GitSite.tip;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.server.GitSite.Ran;
import plumb.server.access.Role;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;

/** What nobody should be able to bring in. */
class GitHostileTest {
  private static final String NONE = "0".repeat(40);
  private static GitSite site;
  private static String token;
  private static HostedRepository repository;
  private static Client client;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    site = new GitSite(directory);
    token = site.token("mallory", Role.ADMIN);
    Limits limits = new Limits(64 << 20, 8 << 20, 64 << 20);
    repository =
        site.add(
            "target", new RepositorySettings(Kind.CONTROL, limits, List.of(), Map.of(), List.of()));
    client = Client.anybody(site.running().server());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Ran push(Path tree) throws Exception {
    return site.git(
        tree,
        "-c",
        "core.bigFileThreshold=1m",
        "push",
        site.url(token, "target"),
        "HEAD:refs/heads/hostile");
  }

  private static void refused(Path tree, String... reasons) throws Exception {
    assertThat(push(tree).bad().output()).contains(reasons);
    assertThat(tip(repository, "hostile")).isNull();
  }

  /** A commit whose tree has one entry of a name that git itself would not add. */
  private static Path named(String name) throws Exception {
    Path tree = site.work("named" + name.hashCode(), Map.of("a", "b"));
    byte[] blob = HexFormat.of().parseHex(site.git(tree, "rev-parse", "HEAD:a").output().strip());
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.write(("100644 " + name + "\0").getBytes(UTF_8));
    raw.write(blob);
    Files.write(tree.resolve("raw"), raw.toByteArray());
    String id =
        site.git(tree, "hash-object", "-t", "tree", "--literally", "-w", "raw").good().output();
    String commit = site.git(tree, "commit-tree", "-m", "x", id.strip()).good().output();
    site.git(tree, "update-ref", "HEAD", commit.strip()).good();
    return tree;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", ".git", ".GIT", "git~1", ".git ", ".g\u200cit", "a/b", "a\\..\\b"})
  void namesOfFilesLeadNowhereElse(String name) throws Exception {
    refused(named(name), "it holds what git does not allow");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, absolute path",
    "../../outside, leads out of it",
    "sub/../../x, leads out of it",
    "inner/../../x, leads out of it",
  })
  void linksStayInTheTree(String target, String reason) throws Exception {
    Path tree = site.work("links" + target.hashCode(), Map.of("deep/er/file", "x", "sub/f", "y"));
    Files.createSymbolicLink(tree.resolve("inner"), Path.of("deep/er"));
    Files.createSymbolicLink(tree.resolve("sub/fine"), Path.of("../deep/er/file"));
    Files.createSymbolicLink(tree.resolve("round"), Path.of("round"));
    site.commit(tree, Map.of());
    String shown = target.startsWith("inner") ? "inner/../../.." : target;
    Files.createSymbolicLink(tree.resolve("link"), Path.of(shown));
    site.commit(tree, Map.of());
    refused(tree, reason, "link -> " + shown);
    Files.delete(tree.resolve("link"));
    site.commit(tree, Map.of());
    site.git(tree, "push", site.url(token, "target"), "HEAD:refs/heads/fine").good();
    site.git(tree, "push", site.url(token, "target"), ":refs/heads/fine").good();
  }

  @Test
  void submodulesAreNotTaken() throws Exception {
    Path tree = site.work("submodule", Map.of("a", "b"));
    String head = site.head(tree);
    site.git(tree, "update-index", "--add", "--cacheinfo", "160000," + head + ",sub").good();
    site.git(tree, "commit", "-q", "-m", "x").good();
    refused(tree, "has a submodule, sub", "name modules in the Puppetfile");

    Path hostile = site.work("gitmodules", Map.of("a", "b"));
    site.commit(
        hostile, Map.of(".gitmodules", "[submodule \"x\"]\n path = x\n url = -u./payload\n"));
    refused(hostile, "its .gitmodules is hostile");
  }

  @Test
  void bombsAreNotUnpacked() throws Exception {
    Path tree = site.work("bomb", Map.of("a", "b"));
    Files.write(tree.resolve("zeros"), new byte[9 << 20]);
    site.commit(tree, Map.of());
    refused(tree, "a file in it is larger than 8 MB");

    Path many = site.work("bombs", Map.of("a", "b"));
    for (int i = 0; i < 9; i++) {
      byte[] zeros = new byte[(8 << 20) - i];
      Files.write(many.resolve("zeros" + i), zeros);
    }
    site.commit(many, Map.of());
    refused(many, "it unpacks to more than 64 MB");

    Path copies = site.work("copies", Map.of("file", "x".repeat(1 << 20)));
    String blob = site.git(copies, "rev-parse", "HEAD:file").output().strip();
    for (int i = 0; i < 100; i++) {
      site.git(copies, "update-index", "--add", "--cacheinfo", "100644," + blob + ",copy" + i)
          .good();
    }
    site.git(copies, "commit", "-q", "-m", "x").good();
    refused(copies, "would have files of more than 64 MB");
  }

  /** The answer to a push that no client would send. */
  private static String post(String ref, byte[] pack) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String command = NONE + " " + "1".repeat(40) + " " + ref + "\0 report-status\n";
    body.write("%04x%s0000".formatted(command.length() + 4, command).getBytes(UTF_8));
    body.write(pack);
    var response =
        client.send(
            client
                .request("/git/target/git-receive-pack")
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/x-git-receive-pack-request")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    assertThat(response.statusCode()).isEqualTo(200);
    return Client.text(response);
  }

  private static byte[] pack(int count, byte[]... objects) throws Exception {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    pack.write("PACK".getBytes(UTF_8));
    pack.write(ByteBuffer.allocate(8).putInt(2).putInt(count).array());
    for (byte[] object : objects) {
      pack.write(object);
    }
    pack.write(MessageDigest.getInstance("SHA-1").digest(pack.toByteArray()));
    return pack.toByteArray();
  }

  /**
   * An object of a pack.
   *
   * @param before what stands between its head and its content
   */
  private static byte[] object(int type, long size, byte[] before, byte[] content) {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    long rest = size >> 4;
    object.write((int) (type << 4 | size & 15 | (rest > 0 ? 128 : 0)));
    while (rest > 0) {
      object.write((int) (rest & 127 | (rest > 127 ? 128 : 0)));
      rest >>= 7;
    }
    object.writeBytes(before);
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] buffer = new byte[64 << 10];
    while (!deflater.finished()) {
      object.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return object.toByteArray();
  }

  private static final byte[] NOTHING = new byte[0];

  @Test
  void packsThatLieAreRefused() throws Exception {
    String ref = "refs/heads/hostile";
    byte[] text = "text".getBytes(UTF_8);
    assertThat(post(ref, pack(-1))).contains("4,294,967,295 objects");
    assertThat(post(ref, pack(1, object(3, 2, NOTHING, text)))).contains("larger than it says");
    assertThat(post(ref, pack(1, object(3, 9, NOTHING, text)))).contains("smaller than it says");
    assertThat(post(ref, pack(1, object(3, 1L << 40, NOTHING, text)))).contains("larger than 8 MB");
    assertThat(post(ref, pack(1, object(6, 4, new byte[] {1}, text))))
        .contains("builds on nothing");
    assertThat(post(ref, pack(1, object(2, 17 << 20, NOTHING, text)))).contains("larger than 8 MB");
    assertThat(post(ref, pack(3, object(3, 4, NOTHING, text)))).contains("unpack error");
    assertThat(post(ref, "PACKrubbish that is no pack".getBytes(UTF_8))).contains("unpack error");
    assertThat(post(ref, "rubbish".getBytes(UTF_8))).doesNotContain("unpack ok");
    assertThat(site.running().log()).doesNotContain("OutOfMemoryError");
  }

  /** Each difference makes 8 MB out of a few bytes, and each result has two that build on it. */
  @Test
  void differencesThatFillTheMemoryAreRefused() throws Exception {
    int size = 8 << 20;
    byte[] copy = difference(size, size);
    ByteArrayOutputStream objects = new ByteArrayOutputStream();
    objects.writeBytes(object(3, size, NOTHING, new byte[size]));
    int count = 1;
    int previous = 12;
    int at = 12 + objects.size();
    for (int i = 0; i < 60; i++) {
      byte[] one = object(6, copy.length, offset(at - previous), copy);
      byte[] other = object(6, copy.length, offset(at + one.length - previous), copy);
      previous = at;
      objects.writeBytes(one);
      objects.writeBytes(other);
      at += one.length + other.length;
      count += 2;
    }
    assertThat(post("refs/heads/hostile", pack(count, objects.toByteArray())))
        .contains("of memory to unpack");
  }

  private static byte[] difference(int base, int result) {
    ByteArrayOutputStream difference = new ByteArrayOutputStream();
    for (int size : List.of(base, result)) {
      int rest = size;
      while (rest > 127) {
        difference.write(rest & 127 | 128);
        rest >>= 7;
      }
      difference.write(rest);
    }
    for (int copied = 0; copied < result; copied += 0xff0000) {
      int length = Math.min(0xff0000, result - copied);
      difference.write(0x80 | 0x70);
      difference.write(length & 0xff);
      difference.write(length >> 8 & 0xff);
      difference.write(length >> 16 & 0xff);
    }
    return difference.toByteArray();
  }

  private static byte[] offset(int distance) {
    byte[] bytes = new byte[5];
    int at = bytes.length;
    int rest = distance;
    bytes[--at] = (byte) (rest & 127);
    while ((rest >>= 7) > 0) {
      bytes[--at] = (byte) (128 | --rest & 127);
    }
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/../../../x",
        "refs/heads/a..b",
        "refs/heads/x.lock",
        "refs/heads/.hidden",
        "refs/heads/",
        "HEAD",
        "config",
        "refs/heads/a\\b",
        "refs/meta/x"
      })
  void namesOfBranchesLeadNowhereElse(String ref) throws Exception {
    Path tree = site.work("refs", Map.of("a", "b"));
    String head = site.head(tree);
    site.git(tree, "push", "-q", site.url(token, "target"), "HEAD:refs/heads/base").good();
    String command = NONE + " " + head + " " + ref + "\0 report-status\n";
    String body = "%04x%s0000".formatted(command.length() + 4, command);
    byte[] empty = pack(0);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(body.getBytes(UTF_8));
    all.write(empty);
    var response =
        client.send(
            client
                .request("/git/target/git-receive-pack")
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/x-git-receive-pack-request")
                .POST(BodyPublishers.ofByteArray(all.toByteArray())));
    assertThat(Client.text(response)).doesNotContain("ok " + ref);
    try (var files = Files.walk(repository.directory().getParent())) {
      assertThat(files.filter(file -> file.endsWith("x") || file.endsWith("x.lock"))).isEmpty();
    }
  }
}
