package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Pem;
import plumb.server.git.push.PushGate;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryName;
import plumb.server.git.repository.RepositorySettings;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;

/** A server with repositories, and the real {@code git} that uses them. */
final class GitSite implements AutoCloseable {
  private static final long MINUTES = 2;

  private final Path directory;
  private final RunningServer running;
  private final Store store;
  private final Repositories repositories;

  GitSite(Path directory, UnaryOperator<ServerSettings> change) throws IOException {
    this(directory, change, PushGate.OPEN);
  }

  GitSite(Path directory, UnaryOperator<ServerSettings> change, PushGate gate) throws IOException {
    this.directory = directory;
    running = new RunningServer(directory, change, gate);
    store = Store.inFile(directory.resolve("server/plumb.db"));
    repositories = new Repositories(directory.resolve("server/repositories"));
    var chain = running.server().authority().chain();
    Files.writeString(directory.resolve("ca.pem"), Pem.write(chain.get(chain.size() - 1)));
    Files.createDirectories(directory.resolve("home"));
  }

  GitSite(Path directory) throws IOException {
    this(directory, usual -> usual);
  }

  RunningServer running() {
    return running;
  }

  AccessTokens tokens() {
    return new AccessTokens(store, Clock.systemUTC());
  }

  String token(String name, Role role) throws Exception {
    return tokens().create(Grant.everywhere(name, role), null, "test");
  }

  HostedRepository add(String name, RepositorySettings settings) throws Exception {
    return repositories.add(RepositoryName.of(name), settings);
  }

  Repositories repositories() {
    return repositories;
  }

  String url(String token, String repository) {
    return "https://git:" + token + "@localhost:" + running.server().port() + "/git/" + repository;
  }

  /** What a branch of the server's repository is; null when there is none. */
  static @Nullable String tip(HostedRepository repository, String branch) throws IOException {
    try (Repository open = repository.open()) {
      ObjectId id = open.resolve("refs/heads/" + branch);
      return id == null ? null : id.name();
    }
  }

  List<AuditRow> audit(String action) {
    return store.with(handle -> new Audit(handle).since(0, 10_000)).stream()
        .filter(row -> row.action().equals(action))
        .toList();
  }

  /** A work tree with one commit on the branch {@code production}. */
  Path work(String name, Map<String, String> files) throws Exception {
    Path tree = Files.createDirectories(directory.resolve("work").resolve(name));
    git(tree, "init", "-q", "-b", "production").good();
    commit(tree, files);
    return tree;
  }

  String commit(Path tree, Map<String, String> files) throws Exception {
    RunningServer.write(tree, files);
    git(tree, "add", "-A").good();
    git(tree, "commit", "-q", "--allow-empty", "-m", "change").good();
    return head(tree);
  }

  String head(Path tree) throws Exception {
    return git(tree, "rev-parse", "HEAD").good().output().strip();
  }

  /** What a run of git printed, on both outputs. */
  record Ran(int code, String output) {
    Ran good() {
      assertThat(code).as(output).isZero();
      return this;
    }

    Ran bad() {
      assertThat(code).as(output).isNotZero();
      return this;
    }
  }

  Ran git(Path where, String... arguments) throws Exception {
    return git(where, Map.of(), arguments);
  }

  Ran git(Path where, Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(base());
    builder.environment().putAll(environment);
    Path output = Files.createTempFile(directory, "git", ".out");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("git ends").isTrue();
    return new Ran(process.exitValue(), Files.readString(output, UTF_8));
  }

  private Map<String, String> base() {
    return Map.of(
        "HOME", directory.resolve("home").toString(),
        "GIT_CONFIG_NOSYSTEM", "1",
        "GIT_TERMINAL_PROMPT", "0",
        "GIT_SSL_CAINFO", directory.resolve("ca.pem").toString(),
        "GIT_AUTHOR_NAME", "Test",
        "GIT_AUTHOR_EMAIL", "test@localhost",
        "GIT_COMMITTER_NAME", "Test",
        "GIT_COMMITTER_EMAIL", "test@localhost");
  }

  @Override
  public void close() {
    store.close();
    running.close();
  }
}
