package plumb.query.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.json.ValueJson;
import plumb.query.InvalidQueryException;
import plumb.query.Query;
import plumb.store.Store;
import plumb.store.TemporaryPostgres;
import plumb.store.nodes.CatalogRow;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Nodes;
import plumb.store.nodes.ReportRow;

/** Both databases select the nodes that the document says. */
class NodeQueriesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static @Nullable TemporaryPostgres postgres;

  private final Path directory;

  NodeQueriesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterAll
  static void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private Store open(String database) throws Exception {
    if (database.equals("sqlite")) {
      return Store.inFile(directory.resolve("plumb.db"));
    }
    assumeTrue(TemporaryPostgres.isThere(), "PostgreSQL is not installed, or this is not root");
    TemporaryPostgres started = postgres == null ? TemporaryPostgres.start() : postgres;
    postgres = started;
    return Store.open(started.database());
  }

  private static String document() throws Exception {
    return Files.readString(Path.of("docs/queries.md"));
  }

  private static Store filled(Store store) throws Exception {
    String text = document();
    int start = text.indexOf("```json\n") + 8;
    List<String> lines = text.substring(start, text.indexOf("```", start)).lines().toList();
    for (String line : lines) {
      add(store, (Map<?, ?>) ValueJson.parse(line));
    }
    return store;
  }

  private static void add(Store store, Map<?, ?> node) {
    String name = String.valueOf(node.get("name"));
    String environment = String.valueOf(node.get("environment"));
    long now = NOW.toEpochMilli();
    boolean unused =
        store.inTransaction(
            handle -> {
              Nodes nodes = new Nodes(handle);
              String facts =
                  node.get("facts") instanceof Map<?, ?> values
                      ? ValueJson.text(Map.of("name", name, "values", values), false)
                      : "{}";
              nodes.putFacts(name, environment, now, facts.getBytes(UTF_8));
              if (node.get("classes") instanceof List<?> classes
                  && node.get("resources") instanceof List<?> resources) {
                nodes.put(
                    new CatalogRow(
                        name,
                        environment,
                        now,
                        ValueJson.text(node, false).getBytes(UTF_8),
                        resources(classes, resources),
                        List.of()));
              }
              if (node.get("status") instanceof String status) {
                nodes.add(report(node, name, environment, status));
              }
              return true;
            });
  }

  private static List<CatalogRow.ResourceName> resources(List<?> classes, List<?> resources) {
    List<CatalogRow.ResourceName> all = new ArrayList<>();
    all.add(new CatalogRow.ResourceName("Class", "main"));
    classes.forEach(name -> all.add(new CatalogRow.ResourceName("Class", (String) name)));
    for (Object resource : resources) {
      Matcher parts = Pattern.compile("(.*?)\\[(.*)\\]").matcher((String) resource);
      assertThat(parts.matches()).isTrue();
      all.add(new CatalogRow.ResourceName(parts.group(1), parts.group(2)));
    }
    return all;
  }

  private static ReportRow report(Map<?, ?> node, String name, String environment, String status) {
    String ago = String.valueOf(node.get("report"));
    Duration age = Duration.parse(ago.endsWith("d") ? "P" + ago : "PT" + ago);
    long at = NOW.minus(age).toEpochMilli();
    boolean noop = Boolean.TRUE.equals(node.get("noop"));
    return new ReportRow(
        name, "run", environment, at, at, status, noop, "{}".getBytes(UTF_8), List.of());
  }

  private static String names(NodeQueries queries, String query) throws Exception {
    return String.join(
        " ", queries.find(Query.parse(query), node -> true).stream().map(NodeRow::name).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void theDocumentsExamplesHold(String database) throws Exception {
    try (Store store = filled(open(database))) {
      NodeQueries queries = new NodeQueries(store, CLOCK);
      List<Matcher> rows = new ArrayList<>();
      String text = document();
      for (String line : text.substring(text.indexOf("| Query |")).lines().toList()) {
        Matcher row = Pattern.compile("\\| `(.*)` \\| ([a-z0-9 ]*)\\|").matcher(line);
        if (row.matches()) {
          rows.add(row);
        }
      }
      assertThat(rows).hasSizeGreaterThan(40);
      SoftAssertions softly = new SoftAssertions();
      for (int time = 1; time <= 2; time++) {
        for (Matcher row : rows) {
          softly
              .assertThat(names(queries, row.group(1)))
              .as("%s, for the %d. time", row.group(1), time)
              .isEqualTo(row.group(2).strip());
        }
      }
      softly.assertAll();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatChangesIsSeen(String database) throws Exception {
    try (Store store = filled(open(database))) {
      NodeQueries queries = new NodeQueries(store, CLOCK);
      String query = "facts.site = 'north' or role = 'web' or class ~ 'cache'";
      assertThat(names(queries, query)).isEqualTo("db1 web1");
      boolean changed =
          store.inTransaction(
              handle -> {
                Nodes nodes = new Nodes(handle);
                byte[] facts = "{\"values\": {\"site\": \"north\"}}".getBytes(UTF_8);
                nodes.putFacts("web2", "production", NOW.toEpochMilli() + 1, facts);
                nodes.putFacts("db1", "production", NOW.toEpochMilli() + 1, "{}".getBytes(UTF_8));
                nodes.put(
                    new CatalogRow(
                        "tor1",
                        "network",
                        NOW.toEpochMilli(),
                        "{\"new\": true}".getBytes(UTF_8),
                        List.of(new CatalogRow.ResourceName("Class", "Profile::Cache")),
                        List.of()));
                return nodes.deactivate("web1", NOW.toEpochMilli());
              });
      assertThat(changed).isTrue();
      assertThat(names(queries, query)).isEqualTo("tor1 web2");
      assertThat(names(queries, "name ~ '.'")).isEqualTo("db1 db2 tor1 web2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyNodesThatMayBeSeenAreLookedAt(String database) throws Exception {
    try (Store store = filled(open(database))) {
      NodeQueries queries = new NodeQueries(store, CLOCK);
      for (String query : List.of("facts.site = 'north'", "not facts.nothing", "name ~ '.'")) {
        List<NodeRow> found =
            queries.find(Query.parse(query), node -> node.environment().equals("testing"));
        assertThat(found).extracting(NodeRow::name).as(query).containsExactly("web1");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite"})
  void aRegularExpressionThatTakesForEverIsStopped(String database) throws Exception {
    try (Store store = open(database)) {
      add(
          store,
          Map.of(
              "name",
              "a",
              "environment",
              "production",
              "facts",
              Map.of("f", "a".repeat(60) + "!")));
      NodeQueries queries = new NodeQueries(store, CLOCK);
      Query query = Query.parse("name = 'a' and facts.f ~ '^(a|aa|b?)+$'");
      long start = System.nanoTime();
      InvalidQueryException stopped =
          catchThrowableOfType(
              InvalidQueryException.class, () -> queries.find(query, node -> true));
      assertThat(stopped).isNotNull();
      assertThat(stopped.diagnostic().code()).isEqualTo("REGEX_TIME_LIMIT");
      assertThat(stopped.diagnostic().column()).isEqualTo(26);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }
}
