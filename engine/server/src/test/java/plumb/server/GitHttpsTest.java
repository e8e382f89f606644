package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static plumb.server.GitSite.tip;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.GitSite.Ran;
import plumb.server.access.Role;
import plumb.server.authority.Names;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.BranchGrant;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;
import plumb.server.git.repository.RepositorySettings.ProtectedBranches;

/** The real {@code git} over HTTPS. */
class GitHttpsTest {
  private static GitSite site;
  private static String admin;
  private static String operator;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    site = new GitSite(directory);
    admin = site.token("root", Role.ADMIN);
    operator = site.token("olga/laptop", Role.OPERATOR);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static RepositorySettings of(Kind kind, ProtectedBranches... branches) {
    return new RepositorySettings(kind, Limits.USUAL, List.of(branches), Map.of(), List.of());
  }

  @Test
  void whatIsPushedIsCloned() throws Exception {
    HostedRepository repository = site.add("plain", of(Kind.CONTROL));
    String url = site.url(operator, "plain");
    Path tree = site.work("plain", Map.of("manifests/site.pp", "notify { 'x': }\n"));
    for (String version : List.of("0", "2")) {
      String head = site.commit(tree, Map.of("data/v" + version, "x"));
      site.git(tree, "-c", "protocol.version=" + version, "push", url, "production").good();
      assertThat(tip(repository, "production")).isEqualTo(head);
      Path clone = tree.resolveSibling("plain-clone" + version);
      site.git(tree, "-c", "protocol.version=" + version, "clone", "-q", url, clone.toString())
          .good();
      assertThat(clone.resolve("data/v" + version)).hasContent("x");
      assertThat(site.head(clone)).isEqualTo(head);
    }
    Path shallow = tree.resolveSibling("shallow");
    site.git(tree, "clone", "-q", "--depth=1", url + ".git", shallow.toString()).good();
    assertThat(site.git(shallow, "log", "--format=%h").output().lines()).hasSize(1);
    site.git(shallow, "fetch", "-q", "--unshallow").good();
    assertThat(site.git(shallow, "log", "--format=%h").output().lines()).hasSize(3);
    site.commit(shallow, Map.of("data/more", "x"));
    site.git(shallow, "push", "-q", "origin", "HEAD").good();
    assertThat(tip(repository, "production")).isEqualTo(site.head(shallow));
    site.git(tree, "fetch", "-q", url, "production").good();
    assertThat(site.audit("git.push"))
        .filteredOn(row -> row.subject().equals("plain"))
        .hasSize(3)
        .allMatch(row -> row.actor().equals("token olga/laptop"))
        .last()
        .satisfies(row -> assertThat(row.detail()).contains(site.head(shallow)));
  }

  @Test
  void nobodyElseSeesAnything() throws Exception {
    site.add("secret", of(Kind.PLAIN));
    Path tree = site.work("secret", Map.of("a", "b"));
    String own = site.url(operator, "secret");
    site.git(tree, "push", "-q", own, "production").good();
    String anybody = own.replace("git:" + operator + "@", "");
    assertThat(site.git(tree, "ls-remote", anybody).bad().output())
        .contains("could not read Username");
    assertThat(site.git(tree, "ls-remote", site.url("plumb_wrong", "secret")).bad().output())
        .contains("Authentication failed");
    String viewer = site.url(site.token("vera", Role.VIEWER), "secret");
    assertThat(site.git(tree, "ls-remote", viewer).good().output())
        .contains("refs/heads/production");
    site.commit(tree, Map.of("a", "c"));
    assertThat(site.git(tree, "push", viewer, "production").bad().output()).contains("403");
    for (String name : List.of("none", "..", ".new-1", "SECRET", "a%2fb")) {
      assertThat(site.git(tree, "ls-remote", site.url(operator, name)).bad().output())
          .as(name)
          .contains("not found");
    }
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() throws Exception {
    site.add("revoked", of(Kind.PLAIN));
    String url = site.url(site.token("rick", Role.OPERATOR), "revoked");
    Path tree = site.work("revoked", Map.of("a", "b"));
    site.git(tree, "push", "-q", url, "production").good();
    site.tokens().remove("rick", "test");
    site.commit(tree, Map.of("a", "c"));
    assertThat(site.git(tree, "push", url, "production").bad().output())
        .contains("Authentication failed");
    site.git(tree, "ls-remote", url).bad();
  }

  @Test
  void protectedBranchesAreNeitherRewrittenNorDeleted() throws Exception {
    HostedRepository repository =
        site.add(
            "protected",
            of(
                Kind.CONTROL,
                new ProtectedBranches(Names.of("production"), Names.of("root")),
                new ProtectedBranches(Names.of("release-*"), null)));
    String url = site.url(admin, "protected");
    Path tree = site.work("protected", Map.of("a", "b"));
    String first = site.head(tree);
    site.git(tree, "push", "-q", url, "production", "production:release-1", "production:dev")
        .good();
    String second = site.commit(tree, Map.of("a", "c"));
    Ran other = site.git(tree, "push", site.url(operator, "protected"), "production").bad();
    assertThat(other.output())
        .contains("production is protected: token olga/laptop is not among those who push to it");
    site.git(tree, "push", "-q", site.url(operator, "protected"), "production:release-1").good();
    site.git(tree, "push", "-q", url, "production").good();
    assertThat(site.git(tree, "push", "-f", url, first + ":production").bad().output())
        .contains("production is protected: it is neither rewritten nor deleted");
    assertThat(site.git(tree, "push", url, ":release-1").bad().output())
        .contains("release-1 is protected");
    assertThat(tip(repository, "production")).isEqualTo(second);
    assertThat(tip(repository, "release-1")).isEqualTo(second);

    String amended = site.commit(tree, Map.of("a", "d"));
    site.git(tree, "push", "-q", url, "HEAD:dev").good();
    Ran forced =
        site.git(tree, "push", "-f", site.url(operator, "protected"), first + ":dev").bad();
    assertThat(forced.output()).contains("token olga/laptop may not rewrite or delete dev");
    assertThat(tip(repository, "dev")).isEqualTo(amended);
    site.git(tree, "push", "-q", "-f", url, first + ":dev").good();
    assertThat(tip(repository, "dev")).isEqualTo(first);
    site.git(tree, "push", "-q", url, ":dev").good();
    assertThat(tip(repository, "dev")).isNull();
  }

  @Test
  void aPushLandsAsAWhole() throws Exception {
    HostedRepository repository =
        site.add("whole", of(Kind.PLAIN, new ProtectedBranches(Names.of("main"), Names.of("x"))));
    Path tree = site.work("whole", Map.of("a", "b"));
    Ran ran =
        site.git(tree, "push", site.url(admin, "whole"), "HEAD:one", "HEAD:main", "HEAD:two").bad();
    assertThat(ran.output())
        .contains("main is protected")
        .contains("nothing of this push lands, as some of it may not");
    assertThat(tip(repository, "one")).isNull();
    site.git(tree, "push", "--atomic", site.url(admin, "whole"), "HEAD:one", "HEAD:two").good();
    assertThat(tip(repository, "two")).isEqualTo(tip(repository, "one")).isNotNull();
    assertThat(site.git(tree, "push", site.url(admin, "whole"), "HEAD:refs/notes/x").bad().output())
        .contains("only branches and tags can be pushed here");
  }

  @Test
  void personsHaveRightsOfTheirOwn() throws Exception {
    BranchGrant grant =
        new BranchGrant(Names.of("production feature-*"), Names.of("feature-*"), Names.of(""));
    HostedRepository repository =
        site.add(
            "rights",
            new RepositorySettings(
                Kind.CONTROL, Limits.USUAL, List.of(), Map.of("paul", grant), List.of()));
    Path tree = site.work("rights", Map.of("a", "b"));
    site.git(tree, "push", "-q", site.url(admin, "rights"), "HEAD:production", "HEAD:hidden")
        .good();
    String paul = site.url(site.token("paul/desk", Role.ADMIN), "rights");
    for (String version : List.of("0", "2")) {
      assertThat(
              site.git(tree, "-c", "protocol.version=" + version, "ls-remote", paul)
                  .good()
                  .output())
          .contains("refs/heads/production")
          .doesNotContain("hidden");
    }
    site.git(tree, "push", "-q", paul, "HEAD:feature-1").good();
    assertThat(site.git(tree, "push", paul, "HEAD:other").bad().output())
        .contains("token paul/desk may not write to other");
    assertThat(tip(repository, "other")).isNull();
  }

  @Test
  void twoPushesAtOnceLoseNothing() throws Exception {
    HostedRepository repository = site.add("both", of(Kind.PLAIN));
    String url = site.url(operator, "both");
    Path tree = site.work("both", Map.of("a", "b"));
    site.git(tree, "push", "-q", url, "production").good();
    Path other = tree.resolveSibling("both-other");
    site.git(tree, "clone", "-q", url, other.toString()).good();
    String one = site.commit(tree, Map.of("one", "1"));
    String two = site.commit(other, Map.of("two", "2"));
    List<CompletableFuture<Ran>> pushes =
        List.of(pushed(tree, url, "production"), pushed(other, url, "production"));
    List<Ran> ran = pushes.stream().map(CompletableFuture::join).toList();
    assertThat(ran.stream().filter(each -> each.code() == 0)).as(ran.toString()).hasSize(1);
    assertThat(tip(repository, "production")).isEqualTo(ran.get(0).code() == 0 ? one : two);
    // Different branches do not hinder each other.
    pushes.get(0).join();
    List<CompletableFuture<Ran>> apart =
        List.of(pushed(tree, url, "HEAD:one"), pushed(other, url, "HEAD:two"));
    apart.forEach(each -> each.join().good());
    assertThat(tip(repository, "one")).isEqualTo(one);
    assertThat(tip(repository, "two")).isEqualTo(two);
  }

  private static CompletableFuture<Ran> pushed(Path tree, String url, String what) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return site.git(tree, "push", url, what);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void largeFilesGoThrough() throws Exception {
    HostedRepository repository = site.add("large", of(Kind.PLAIN));
    Path tree = site.work("large", Map.of("a", "b"));
    byte[] piece = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(tree.resolve("large"))) {
      for (int i = 0; i < 100; i++) {
        random.nextBytes(piece);
        out.write(piece);
      }
    }
    site.git(tree, "-c", "core.compression=0", "add", "large").good();
    String head = site.commit(tree, Map.of());
    String url = site.url(operator, "large");
    site.git(tree, "-c", "core.compression=0", "push", "-q", url, "production").good();
    assertThat(tip(repository, "production")).isEqualTo(head);
    Path clone = tree.resolveSibling("large-clone");
    site.git(tree, "clone", "-q", url, clone.toString()).good();
    assertThat(Files.mismatch(tree.resolve("large"), clone.resolve("large"))).isEqualTo(-1);
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    Limits small = new Limits(64 << 10, 8 << 10, 1 << 20);
    HostedRepository repository =
        site.add(
            "small", new RepositorySettings(Kind.PLAIN, small, List.of(), Map.of(), List.of()));
    String url = site.url(operator, "small");
    Path tree = site.work("small", Map.of("a", "x".repeat(9 << 10)));
    assertThat(site.git(tree, "push", url, "production").bad().output())
        .contains("a file in it is larger than 8 KB, which is the limit here");
    Path many = site.work("many", Map.of());
    Random random = new Random(2);
    for (int i = 0; i < 20; i++) {
      byte[] noise = new byte[6 << 10];
      random.nextBytes(noise);
      Files.write(many.resolve("f" + i), noise);
    }
    site.commit(many, Map.of());
    assertThat(site.git(many, "push", url, "production").bad().output())
        .contains("the push is larger than 64 KB, which is the limit here");
    assertThat(tip(repository, "production")).isNull();
  }
}
