package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.Strictness;
import plumb.environments.settings.SettingsReader;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.KeyKind;
import plumb.server.authority.Pem;
import plumb.server.authority.SigningPolicies;
import plumb.server.gate.GateSettings;
import plumb.server.gate.KeptPushes;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryName;
import plumb.server.git.repository.RepositorySettings;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.nodes.Nodes;

/** A server with a control repository and a module, nodes that it knows, and the real git. */
final class PushSite implements AutoCloseable {
  private static final long MINUTES = 2;
  private static final Duration COMPILE = Duration.ofSeconds(5);

  private final Path root;
  private final Server server;
  private final Store store;
  private final Repositories repositories;

  PushSite(Path root) throws Exception {
    this.root = root;
    repositories = new Repositories(root.resolve("server/repositories"));
    Files.createDirectories(root.resolve("server"));
    add("control", RepositorySettings.Kind.CONTROL);
    add("ntp", RepositorySettings.Kind.MODULE);
    Path r10k = root.resolve("r10k.yaml");
    Files.writeString(
        r10k,
        """
        cachedir: %s
        sources:
          main:
            remote: %s
            basedir: %s
        """
            .formatted(root.resolve("cache"), directory("control"), environments()));
    Files.createDirectories(root.resolve("home"));
    server =
        Server.start(
            settings()
                .with(
                    new GateSettings(
                        SettingsReader.read(r10k, null),
                        GateArguments.command(512),
                        root.resolve("server/gate"),
                        Duration.ofSeconds(45),
                        2)),
            new ServerLog(
                new PrintStream(Files.newOutputStream(root.resolve("log")), true, UTF_8)));
    store = Store.inFile(root.resolve("server/plumb.db"));
    var chain = server.authority().chain();
    Files.writeString(root.resolve("ca.pem"), Pem.write(chain.get(chain.size() - 1)));
  }

  private ServerSettings settings() {
    return new ServerSettings(
        "127.0.0.1",
        0,
        List.of("localhost"),
        root.resolve("server"),
        "jdbc:sqlite:" + root.resolve("server/plumb.db"),
        List.of(environments()),
        null,
        null,
        Strictness.PUPPET_7,
        Map.of(),
        KeyKind.EC,
        SigningPolicies.of("false"),
        limits());
  }

  private static ServerSettings.Limits limits() {
    ServerSettings.Limits usual = ServerSettings.Limits.USUAL;
    return new ServerSettings.Limits(
        COMPILE,
        usual.compilesWaiting(),
        usual.patience(),
        usual.cachedBytes(),
        usual.clientRate(),
        usual.introduction(),
        usual.retention());
  }

  private void add(String name, RepositorySettings.Kind kind) throws Exception {
    RepositorySettings settings =
        new RepositorySettings(
            kind, RepositorySettings.Limits.USUAL, List.of(), Map.of(), List.of());
    HostedRepository unused = repositories.add(RepositoryName.of(name), settings);
  }

  Path environments() {
    return root.resolve("environments");
  }

  private HostedRepository repository(String name) throws IOException {
    return repositories.all().stream()
        .filter(one -> one.name().text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Path directory(String name) throws IOException {
    return repository(name).directory();
  }

  String tip(String name, String branch) throws IOException {
    try (Repository open = repository(name).open()) {
      return ObjectId.toString(open.resolve("refs/heads/" + branch));
    }
  }

  /** Makes a node known with its facts. */
  void node(String name, String environment, Map<String, Object> facts) {
    byte[] json = ValueJson.text(Map.of("name", name, "values", facts), false).getBytes(UTF_8);
    store.inTransaction(
        handle -> {
          new Nodes(handle).putFacts(name, environment, 1_000, json);
          return name;
        });
  }

  List<AuditRow> audit(String action) {
    return store.with(handle -> new Audit(handle).since(0, 10_000)).stream()
        .filter(row -> row.action().equals(action))
        .toList();
  }

  long lastPush() {
    return Long.parseLong(String.valueOf(new KeptPushes(store).latest(1).get(0).get("number")));
  }

  /** Approves as somebody; returns why that cannot be. */
  @Nullable String approve(long number, String person) {
    return new KeptPushes(store).approve(number, person, "token " + person, 1_000);
  }

  String report(long number) {
    var reports = new KeptPushes(store).reports(number, "txt", any -> true).orElseThrow();
    return new String(reports.get(0).body(), UTF_8);
  }

  /** A work tree with one commit. */
  Path work(String name, Map<String, String> files) throws Exception {
    Path tree = Files.createDirectories(root.resolve("work").resolve(name));
    git(tree, "init", "-q", "-b", "work").good();
    commit(tree, files);
    return tree;
  }

  void commit(Path tree, Map<String, String> files) throws Exception {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = tree.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    git(tree, "add", "-A").good();
    git(tree, "commit", "-q", "-m", "change").good();
  }

  /** Pushes what is checked out to a branch, or another reference. */
  Ran push(Path tree, String repository, Role role, String branch, String... options)
      throws Exception {
    String holder = role.name().toLowerCase(java.util.Locale.ROOT) + "/" + System.nanoTime();
    String token =
        new AccessTokens(store, Clock.systemUTC())
            .create(Grant.everywhere(holder, role), null, "test");
    List<String> arguments = new ArrayList<>(List.of("push"));
    for (String option : options) {
      arguments.addAll(List.of("-o", option));
    }
    arguments.add("https://git:" + token + "@localhost:" + server.port() + "/git/" + repository);
    arguments.add(branch.startsWith(":") ? branch : "HEAD:refs/heads/" + branch);
    return git(tree, arguments.toArray(String[]::new));
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
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", root.resolve("home").toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_SSL_CAINFO", root.resolve("ca.pem").toString(),
                "GIT_AUTHOR_NAME", "Test",
                "GIT_AUTHOR_EMAIL", "test@localhost",
                "GIT_COMMITTER_NAME", "Test",
                "GIT_COMMITTER_EMAIL", "test@localhost"));
    Path output = Files.createTempFile(root, "git", ".out");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("git ends").isTrue();
    return new Ran(process.exitValue(), Files.readString(output, UTF_8));
  }

  @Override
  public void close() {
    store.close();
    server.close();
  }
}
