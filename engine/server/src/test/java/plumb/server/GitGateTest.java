package plumb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static plumb.server.GitSite.tip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.GitSite.Ran;
import plumb.server.access.Role;
import plumb.server.git.push.Push;
import plumb.server.git.push.Verdict;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.RepositoryCare;
import plumb.server.git.repository.RepositorySettings;
import plumb.server.git.repository.RepositorySettings.Hook;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;

/** What judges pushes: the gate, hooks, and the state of the repository itself. */
class GitGateTest {
  private static final ConcurrentLinkedQueue<String> LANDED = new ConcurrentLinkedQueue<>();
  private static Path directory;
  private static GitSite site;
  private static String token;

  @BeforeAll
  static void start(@TempDir Path created) throws Exception {
    directory = created;
    site = new GitSite(created, s -> s, GitGateTest::judge);
    token = site.token("olga", Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  /** Does what push options say. */
  private static Verdict judge(Push push) throws IOException, InterruptedException {
    if (push.options().contains("wait")) {
      Thread.sleep(1500);
    }
    String after = push.changes().get(0).after();
    try (Repository open = push.repository().open()) {
      boolean readable = open.getObjectDatabase().has(ObjectId.fromString(String.valueOf(after)));
      push.remote().line("objects can be read: " + readable + "\u001b[31m");
    }
    if (push.options().contains("refuse")) {
      return Verdict.refuse("two nodes would not compile");
    }
    if (push.options().contains("fail")) {
      throw new IllegalStateException("on purpose");
    }
    return Verdict.accept(
        new Verdict.Landing() {
          @Override
          public @Nullable String refusal() {
            return push.options().contains("late") ? "another one was faster" : null;
          }

          @Override
          public void landed() {
            push.remote().line("landed");
            LANDED.add("landed " + after);
          }

          @Override
          public void abandoned() {
            LANDED.add("abandoned " + after);
          }
        });
  }

  private Ran push(Path tree, String repository, String... options) throws Exception {
    return site.git(
        tree,
        Stream.of(
                Stream.of("push"),
                Stream.of(options).flatMap(option -> Stream.of("-o", option)),
                Stream.of(site.url(token, repository), "production"))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @Test
  void theGateSeesThePushBeforeItLands() throws Exception {
    HostedRepository repository = site.add("judged", RepositorySettings.USUAL);
    Path tree = site.work("judged", Map.of("a", "b"));
    Ran refused = push(tree, "judged", "refuse").bad();
    assertThat(refused.output())
        .contains("remote: objects can be read: true?[31m")
        .contains("(two nodes would not compile)");
    assertThat(push(tree, "judged", "late").bad().output()).contains("another one was faster");
    assertThat(push(tree, "judged", "fail").bad().output()).contains("its log says how");
    assertThat(tip(repository, "production")).isNull();
    assertThat(LANDED).contains("abandoned " + site.head(tree));
    assertThat(push(tree, "judged").good().output()).contains("remote: landed");
    assertThat(LANDED).contains("landed " + site.head(tree));
  }

  @Test
  void whoIsOvertakenIsToldSo() throws Exception {
    HostedRepository repository = site.add("raced", RepositorySettings.USUAL);
    Path tree = site.work("raced", Map.of("a", "b"));
    push(tree, "raced").good();
    Path other = tree.resolveSibling("raced-other");
    site.git(tree, "clone", "-q", site.url(token, "raced"), other.toString()).good();
    site.commit(tree, Map.of("one", "1"));
    String two = site.commit(other, Map.of("two", "2"));
    CompletableFuture<Ran> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return push(tree, "raced", "wait");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    while (!site.running().log().contains("raced") && !slow.isDone()) {
      Thread.sleep(50);
    }
    Thread.sleep(700);
    push(other, "raced").good();
    assertThat(slow.join().bad().output()).contains("production has moved meanwhile");
    assertThat(tip(repository, "production")).isEqualTo(two);
  }

  @Test
  void aTokenThatIsRevokedMeanwhileLandsNothing() throws Exception {
    HostedRepository repository = site.add("late", RepositorySettings.USUAL);
    Path tree = site.work("late", Map.of("a", "b"));
    String brief = site.token("brief", Role.OPERATOR);
    CompletableFuture<Ran> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return site.git(tree, "push", "-o", "wait", site.url(brief, "late"), "production");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.sleep(900);
    site.tokens().remove("brief", "test");
    slow.join().bad();
    assertThat(tip(repository, "production")).isNull();
  }

  private static RepositorySettings hooked(Path program, Duration time) {
    Hook hook = new Hook("ticket", List.of(program.toString(), "--strict"), time);
    return new RepositorySettings(Kind.PLAIN, Limits.USUAL, List.of(), Map.of(), List.of(hook));
  }

  private static Path program(String name, String script) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  @Test
  void hooksAreAskedAsGitAsksThem() throws Exception {
    Path asks =
        program(
            "asks",
            """
            read before after ref
            echo "$1 $PLUMB_PERSON $GIT_PUSH_OPTION_COUNT $GIT_PUSH_OPTION_0 $ref"
            git cat-file -e "$after" || exit 2
            test "$GIT_PUSH_OPTION_0" = ticket=1
            """);
    HostedRepository repository = site.add("hooked", hooked(asks, Duration.ofSeconds(20)));
    Path tree = site.work("hooked", Map.of("a", "b"));
    assertThat(push(tree, "hooked", "none").bad().output())
        .contains("remote: --strict olga 1 none refs/heads/production")
        .contains("the hook ticket refuses it");
    push(tree, "hooked", "ticket=1").good();
    assertThat(tip(repository, "production")).isEqualTo(site.head(tree));

    Path slow = program("slow", "sleep 60\n");
    site.add("slow", hooked(slow, Duration.ofMillis(1000)));
    assertThat(push(tree, "slow").bad().output()).contains("did not decide within 1 seconds");
    site.add("absent", hooked(directory.resolve("absent"), Duration.ofSeconds(1)));
    assertThat(push(tree, "absent").bad().output()).contains("the hook ticket cannot be run");
  }

  @Test
  void aDamagedRepositoryTakesNothingUntilItIsRestored() throws Exception {
    HostedRepository repository = site.add("damaged", RepositorySettings.USUAL);
    Path tree = site.work("damaged", Map.of("a", "some text"));
    push(tree, "damaged").good();
    Path pack;
    try (Stream<Path> packs = Files.list(repository.directory().resolve("objects/pack"))) {
      pack = packs.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    RepositoryCare care = new RepositoryCare(Clock.systemUTC());
    assertThat(care.check(repository)).isEmpty();
    byte[] good = Files.readAllBytes(pack);
    byte[] bad = good.clone();
    for (int i = 14; i < bad.length - 20; i++) {
      bad[i] ^= 0x55;
    }
    pack.toFile().setWritable(true);
    Files.write(pack, bad);
    site.commit(tree, Map.of("a", "more"));
    assertThat(push(tree, "damaged").bad().output())
        .contains("the repository is damaged on the server's disk");
    assertThat(care.check(repository)).isNotEmpty();
    assertThat(push(tree, "damaged").bad().output())
        .contains("the repository is damaged on the server's disk")
        .contains("`plumb repository fsck damaged` says what is wrong");
    Files.write(pack, good);
    assertThat(care.check(repository)).isEmpty();
    push(tree, "damaged").good();
    assertThat(tip(repository, "production")).isEqualTo(site.head(tree));
  }

  @Test
  void whatWasRefusedIsRemovedLater() throws Exception {
    HostedRepository repository = site.add("tidy", RepositorySettings.USUAL);
    Path tree = site.work("tidy", Map.of("a", "b"));
    push(tree, "tidy").good();
    String landed = site.head(tree);
    String refused = site.commit(tree, Map.of("a", "refused"));
    push(tree, "tidy", "refuse").bad();
    Path left = Files.createFile(repository.directory().resolve("packed-refs.lock"));
    new RepositoryCare(Clock.systemUTC()).collect(repository);
    assertThat(has(repository, refused)).as("it may be looked at for a day").isTrue();
    for (int i = 0; i < 2; i++) {
      age(repository.directory().resolve("objects"));
      new RepositoryCare(Clock.systemUTC()).collect(repository);
    }
    assertThat(has(repository, refused)).isFalse();
    assertThat(tip(repository, "production")).isEqualTo(landed);
    push(tree, "tidy").good();
    assertThat(left).doesNotExist();
    assertThat(new RepositoryCare(Clock.systemUTC()).check(repository)).isEmpty();
  }

  /** As if three days had passed. */
  private static void age(Path objects) throws IOException {
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    try (Stream<Path> all = Files.walk(objects)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Files.setLastModifiedTime(file, before);
      }
    }
  }

  private static boolean has(HostedRepository repository, String commit) throws IOException {
    try (Repository open = repository.open()) {
      return open.getObjectDatabase().has(ObjectId.fromString(commit));
    }
  }
}
