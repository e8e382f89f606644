package plumb.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.Level;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.host.files.LocalFileSource;
import plumb.values.Sensitive;

/** What a manifest calls sensitive is seen by the tools that need it and by nobody else. */
class SecretsTest {
  private static final String SECRET = "zs3cr3tz";
  private static final String BEFORE = "zb3f0r3z";

  private final Path directory;
  private final Path place;
  private final StringBuilder seen = new StringBuilder();

  SecretsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    place = Files.createDirectories(directory.resolve("place"));
  }

  /**
   * A resource with something that is secret; "PLACE" stands for a directory, "SECRET" for the
   * secret, in texts and in what lists have. What is sensitive is the attribute named first.
   */
  record Case(String type, String title, String sensitive, Object... others) {
    @Override
    public String toString() {
      return type + " " + sensitive + " " + List.of(others).hashCode();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("File", "PLACE/f", "content", "content", "a SECRET\n"),
        new Case(
            "File", "PLACE/f", "content", "content", "SECRET", "validate_cmd", "/bin/cat % /no"),
        new Case("Concat_fragment", "x", "content", "content", "SECRET", "target", "PLACE/c"),
        new Case("Exec", "x", "command", "command", "/bin/sh -c 'echo SECRET; exit 3'"),
        new Case("Exec", "x", "command", "command", "/no/such SECRET"),
        new Case("Exec", "x", "command", "command", "unqualified SECRET"),
        new Case("Exec", "/bin/true", "unless", "unless", "/bin/sh -c 'echo SECRET; exit 3'"),
        new Case("Exec", "/bin/true", "environment", "environment", List.of("A=SECRET")),
        new Case("Exec", "/bin/true", "environment", "environment", List.of("SECRET")),
        new Case("File_line", "x", "line", "path", "PLACE/l", "line", "a = SECRET"),
        new Case(
            "Ini_setting",
            "x",
            "value",
            "path",
            "PLACE/i",
            "section",
            "s",
            "setting",
            "k",
            "value",
            "SECRET"),
        new Case(
            "Ini_subsetting",
            "x",
            "value",
            "path",
            "PLACE/i",
            "section",
            "s",
            "setting",
            "k",
            "subsetting",
            "-p",
            "value",
            "SECRET"),
        new Case(
            "Host",
            "h.example",
            "comment",
            "ip",
            "10.0.0.1",
            "comment",
            "SECRET",
            "target",
            "PLACE/hosts"),
        new Case(
            "Mailalias",
            "m",
            "recipient",
            "recipient",
            List.of("SECRET"),
            "target",
            "PLACE/aliases"),
        new Case("Sshkey", "h", "key", "type", "ssh-rsa", "key", "SECRET", "target", "PLACE/known"),
        new Case(
            "Mount",
            "PLACE/m",
            "options",
            "ensure",
            "present",
            "device",
            "//h/s",
            "fstype",
            "cifs",
            "options",
            "password=SECRET",
            "target",
            "PLACE/fstab"),
        new Case(
            "Augeas",
            "x",
            "changes",
            "root",
            "PLACE",
            "incl",
            "/etc/hosts",
            "lens",
            "Hosts.lns",
            "changes",
            List.of(
                "set /files/etc/hosts/01/ipaddr 10.0.0.1",
                "set /files/etc/hosts/01/canonical SECRET")),
        new Case(
            "Augeas",
            "x",
            "changes",
            "root",
            "PLACE",
            "incl",
            "/etc/hosts",
            "lens",
            "Hosts.lns",
            "changes",
            List.of("nonsense SECRET")),
        new Case(
            "Sysctl", "x.y", "value", "value", "SECRET", "target", "PLACE/sysctl", "apply", false),
        new Case("Postgresql_conf", "x", "value", "value", "SECRET", "target", "PLACE/pg"),
        new Case("Postgresql_psql", "x", "command", "command", "SELECT 'SECRET'", "port", 1L),
        new Case(
            "Postgresql_psql",
            "x",
            "environment",
            "command",
            "SELECT 1",
            "environment",
            List.of("PGPASSWORD=SECRET"),
            "port",
            1L),
        new Case(
            "Postgresql_conn_validator",
            "x",
            "db_password",
            "db_password",
            "SECRET",
            "host",
            "127.0.0.1",
            "port",
            1L,
            "tries",
            1L,
            "sleep",
            1L),
        new Case(
            "Archive",
            "PLACE/a.tar",
            "password",
            "source",
            "http://127.0.0.1:1/a",
            "username",
            "u",
            "password",
            "SECRET"),
        new Case("Archive", "PLACE/a.tar", "source", "source", "http://u:SECRET@127.0.0.1:1/a"),
        new Case(
            "Archive",
            "PLACE/a.tar",
            "cookie",
            "source",
            "http://127.0.0.1:1/a",
            "cookie",
            "SECRET"),
        new Case(
            "Vcsrepo",
            "PLACE/v",
            "source",
            "provider",
            "git",
            "source",
            "http://u:SECRET@127.0.0.1:1/a"),
        new Case("Notify", "x", "message", "message", "SECRET"),
        new Case("User", "nobody", "password", "password", "SECRET:"),
        new Case("Cron", "x", "command", "command", "SECRET\n", "user", "no-such-user"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noSecretIsSeen(Case one) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<String> commands = new ArrayList<>();
    // As with Puppet, others see an exec's command, and the address that git is given.
    boolean isOwnCommand = List.of("Exec", "Vcsrepo").contains(one.type());
    Thread watcher = new Thread(() -> watch(over, commands));
    watcher.start();
    try {
      run(one, SECRET, true);
      if (!one.type().equals("User")) { // an account of this machine
        run(one, BEFORE, false);
        run(one, SECRET, true);
        run(one, SECRET, false);
        run(one, SECRET, false);
      }
    } finally {
      over.set(true);
      watcher.join();
    }
    assertThat(seen).hasSizeGreaterThan(100).doesNotContain(SECRET, BEFORE);
    if (!isOwnCommand) {
      assertThat(commands).noneMatch(line -> line.contains(SECRET) || line.contains(BEFORE));
    }
  }

  private Object filled(Object value, String secret) {
    if (value instanceof List<?> list) {
      return list.stream().map(element -> filled(element, secret)).toList();
    }
    return value instanceof String text
        ? text.replace("PLACE", place.toString()).replace("SECRET", secret)
        : value;
  }

  private void run(Case one, String secret, boolean noop) throws IOException {
    Files.createDirectories(place.resolve("etc"));
    for (String name :
        List.of("f", "l", "i", "hosts", "aliases", "known", "fstab", "pg", "etc/hosts")) {
      if (!Files.exists(place.resolve(name))) {
        Files.writeString(place.resolve(name), "");
      }
    }
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource(one.type(), (String) filled(one.title(), secret), Kind.NATIVE);
    for (int i = 0; i < one.others().length; i += 2) {
      String name = (String) one.others()[i];
      Object value = filled(one.others()[i + 1], secret);
      resource.parameters().put(name, name.equals(one.sensitive()) ? new Sensitive(value) : value);
    }
    catalog.add(resource);
    if (one.type().equals("Concat_fragment")) {
      catalog.add(new Resource("Concat_file", place + "/c", Kind.NATIVE));
    }
    Path state = directory.resolve("state");
    RunOptions options =
        RunOptions.in(
                state,
                new LocalFileSource(name -> null),
                (level, source, message) ->
                    seen.append(source).append(": ").append(message).append('\n'))
            .logLevel(Level.DEBUG)
            .noop(noop)
            .build();
    Report report = new AgentRun(catalog, HostProviders.all(), options).run();
    seen.append(ReportJson.text(report, false));
    try (Stream<Path> files = Files.walk(Files.createDirectories(state))) {
      // The bucket holds what files held, secrets too: only its owner may look into it.
      for (Path file : files.filter(this::isKeptOfRuns).toList()) {
        seen.append(Files.readString(file));
      }
    }
  }

  private boolean isKeptOfRuns(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("/clientbucket/");
  }

  /** Reads the arguments of all processes that this one starts, as fast as it can. */
  private static void watch(AtomicBoolean over, List<String> commands) {
    while (!over.get()) {
      ProcessHandle.current()
          .descendants()
          .forEach(
              process -> {
                try {
                  Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
                  commands.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                  // It has ended.
                }
              });
    }
  }

  /** Whatever is wrong with a value that is sensitive, the complaint does not show it. */
  @ParameterizedTest
  @MethodSource("plumb.host.TypesTableTest#rows")
  void noComplaintShowsASecret(TypesTableTest.Row row) {
    for (String attribute : row.supported()) {
      if (attribute.equals("name")) {
        continue; // what is called by a secret has none
      }
      for (String value :
          List.of(SECRET, "/" + SECRET + "\n", SECRET + " " + SECRET, "{" + SECRET)) {
        Apply apply = new Apply(directory);
        Object sensitive = new Sensitive(value);
        apply
            .with(row.capitalised(), row.title(), attribute, sensitive, "schedule", "nowhere")
            .run();
        assertThat(apply.log()).as(attribute).isNotEmpty().noneMatch(line -> line.contains(SECRET));
      }
    }
  }
}
