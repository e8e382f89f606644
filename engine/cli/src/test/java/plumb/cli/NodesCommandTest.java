package plumb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.KeyKind;
import plumb.server.authority.Names;
import plumb.server.authority.Pem;
import plumb.server.authority.SigningPolicy;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.nodes.CatalogRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;

/** {@code plumb nodes}, on the server's directory and over the network. */
class NodesCommandTest {
  private final Path directory;

  NodesCommandTest(@TempDir Path directory) {
    this.directory = directory.resolve("server");
  }

  @BeforeEach
  void fill() throws Exception {
    Files.createDirectories(directory);
    try (Store store = store()) {
      add(store, "db1", "Debian", "changed");
      add(store, "web1", "Red\u001b[2JHat", "failed");
    }
  }

  private Store store() throws IOException {
    return Store.inFile(directory.resolve("plumb.db"));
  }

  private static void add(Store store, String name, String family, String status) {
    long now = System.currentTimeMillis();
    boolean unused =
        store.inTransaction(
            handle -> {
              Nodes nodes = new Nodes(handle);
              Map<String, Object> facts =
                  Map.of("name", name, "values", Map.of("os", Map.of("family", family)));
              nodes.putFacts(name, "production", now, bytes(facts));
              nodes.put(
                  new CatalogRow(
                      name,
                      "production",
                      now,
                      bytes(Map.of("catalog of", name)),
                      List.of(new CatalogRow.ResourceName("Class", "Role::Any")),
                      List.of()));
              nodes.add(
                  new ReportRow(
                      name,
                      "run",
                      "production",
                      now,
                      now,
                      status,
                      false,
                      bytes(Map.of("report of", name)),
                      List.of()));
              return true;
            });
  }

  private static byte[] bytes(Object value) {
    return ValueJson.text(value, false).getBytes(UTF_8);
  }

  private CommandRun local(String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--dir", directory.toString()));
    return CommandRun.of(words);
  }

  @Test
  void nodesAreListedBelowEachOther() {
    CommandRun all = local("nodes", "--facts", "os.family,none").withoutErrors();
    assertThat(all.out().lines().map(line -> line.replaceAll("[0-9]+s ago", "now")))
        .containsExactly(
            "NAME  ENVIRONMENT  STATUS   REPORT  os.family   none",
            "db1   production   changed  now  Debian      -",
            "web1  production   failed   now  Red?[2JHat  -");
    CommandRun some = local("nodes", "--where", "status = failed and role", "--json");
    assertThat(ValueJson.parse(some.withoutErrors().out())).asInstanceOf(LIST).hasSize(1);
    assertThat(some.out()).contains("\"name\": \"web1\"");
    CommandRun none = local("nodes", "--where", "name = 'x'").withoutErrors();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("no nodes\n");
  }

  @Test
  void aMistakeInAQueryIsWrongUsage() {
    CommandRun run = local("nodes", "--where", "role == ");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("expected a value, found the end", "1 | role ==", "hint:");
  }

  @Test
  void oneNodeIsShown() throws Exception {
    assertThat(local("nodes", "show", "db1").withoutErrors().out())
        .contains("name         db1\n", "status       changed\n");
    assertThat(local("nodes", "facts", "db1").withoutErrors().out())
        .isEqualToIgnoringWhitespace("{\"os\": {\"family\": \"Debian\"}}");
    assertThat(local("nodes", "catalog", "db1").withoutErrors().out()).contains("catalog of");
    String reports = local("nodes", "reports", "db1").withoutErrors().out();
    assertThat(reports.lines().toList().get(1)).startsWith("1   changed  production   2");
    assertThat(local("nodes", "reports", "db1", "1").withoutErrors().out()).contains("report of");
    for (String[] missing :
        new String[][] {{"show", "x"}, {"facts", "x"}, {"reports", "db1", "2"}, {"reports", "x"}}) {
      List<String> words = new ArrayList<>(List.of("nodes"));
      words.addAll(List.of(missing));
      CommandRun run = local(words.toArray(String[]::new));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).startsWith("error: there is no ");
    }
    assertThat(local("nodes", "deactivate", "db1", "x").code()).isEqualTo(1);
    assertThat(local("nodes").withoutErrors().out()).doesNotContain("db1");
    try (Store store = store()) {
      List<AuditRow> done = store.with(handle -> new Audit(handle).since(0, 10));
      assertThat(done).extracting(AuditRow::subject).containsExactly("db1");
    }
  }

  @Test
  void aServerIsAskedOverTheNetwork() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path token = directory.resolveSibling("token");
    Path authority = directory.resolveSibling("ca.pem");
    try (Server server =
        Server.start(settings(), new ServerLog(new PrintStream(said, true, UTF_8)))) {
      Files.write(authority, server.authority().chain().stream().map(Pem::write).toList());
      try (Store store = store()) {
        Grant grant = new Grant("dba", Role.VIEWER, Names.ALL, Names.of("db*"));
        Files.writeString(
            token, new AccessTokens(store, Clock.systemUTC()).create(grant, null, "test") + "\n");
      }
      String[] remote = {
        "--server",
        "localhost:" + server.port(),
        "--token-file",
        token.toString(),
        "--ca",
        authority.toString()
      };
      assertThat(run(remote, "nodes").err()).contains("chmod 600");
      var unused =
          Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
      assertThat(run(remote, "nodes", "--where", "role").withoutErrors().out())
          .contains("db1")
          .doesNotContain("web1");
      assertThat(run(remote, "nodes", "facts", "db1").withoutErrors().out()).contains("Debian");
      assertThat(run(remote, "nodes", "show", "web1").code()).isEqualTo(1);
      CommandRun refused = run(remote, "nodes", "deactivate", "db1");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("token dba has the role viewer");
      assertThat(run(remote, "nodes", "--where", "rule").code()).isEqualTo(2);

      Files.writeString(token, "plumb_unknown");
      assertThat(run(remote, "nodes").err()).contains("this token is unknown");
      String chain = Files.readString(authority);
      Files.writeString(authority, "");
      CommandRun untrusted = run(remote, "nodes");
      assertThat(untrusted.code()).isEqualTo(1);
      assertThat(untrusted.err()).startsWith("error: ");
      Files.writeString(authority, chain);
    }
    CommandRun gone =
        run(
            new String[] {
              "--server",
              "localhost:1",
              "--token-file",
              token.toString(),
              "--ca",
              authority.toString()
            },
            "nodes");
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.err()).contains("localhost:1 cannot be reached");
  }

  private static CommandRun run(String[] remote, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(remote));
    return CommandRun.of(all);
  }

  private ServerSettings settings() {
    return new ServerSettings(
        "127.0.0.1",
        0,
        List.of("localhost"),
        directory,
        "jdbc:sqlite:" + directory.resolve("plumb.db"),
        List.of(directory.resolveSibling("environments")),
        null,
        null,
        Strictness.of(Strictness.Level.WARNING, false),
        Map.of(),
        KeyKind.EC,
        SigningPolicy.NOBODY);
  }
}
