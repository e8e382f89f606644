package plumb.host.mysql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;

/** Manages databases ({@code mysql_database}). */
public final class DatabaseProvider implements Provider<DesiredDatabase, DatabaseState> {
  private static final Pattern WORD = Pattern.compile("^\\S+$");

  private final MysqlClient client = new MysqlClient();
  private final Listing<DatabaseState> databases;

  /** Opens the provider for one run. */
  public DatabaseProvider(ProviderContext context) {
    databases = new Listing<>(context, this::list);
  }

  @Override
  public String name(DesiredDatabase desired) {
    return "mysql";
  }

  @Override
  public DesiredDatabase desire(Declaration declaration) {
    declaration.word("provider", List.of("mysql"));
    String charset = declaration.matching("charset", WORD);
    String collate = declaration.matching("collate", WORD);
    return new DesiredDatabase(
        declaration.text("name", declaration.title()),
        Presence.of(declaration, List.of("charset", "collate")),
        charset == null ? "utf8" : charset,
        collate == null ? "utf8_general_ci" : collate);
  }

  @Override
  public String identity(DesiredDatabase desired) {
    return desired.name();
  }

  @Override
  public void relate(DesiredDatabase desired, Relations relations) {
    relations.require("File", "/root/.my.cnf");
  }

  private Map<String, DatabaseState> list()
      throws ProviderException, IOException, InterruptedException {
    Map<String, DatabaseState> found = new HashMap<>();
    String query =
        "SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME"
            + " FROM information_schema.SCHEMATA";
    for (List<String> row : client.query(query)) {
      found.put(row.get(0), new DatabaseState(true, row.get(1), row.get(2)));
    }
    return found;
  }

  @Override
  public DatabaseState observe(DesiredDatabase desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return databases.get().getOrDefault(desired.name(), DatabaseState.ABSENT);
  }

  @Override
  public List<Change> diff(DesiredDatabase desired, DatabaseState observed) {
    if (desired.present() != null && desired.present() != observed.present()) {
      return List.of(
          desired.present()
              ? Change.ensure("mysql_database", "absent", "present")
              : Change.ensure("mysql_database", "present", "absent"));
    }
    List<Change> changes = new ArrayList<>();
    if (observed.present()) {
      compare("charset", observed.charset(), desired.charset(), changes);
      compare("collate", observed.collate(), desired.collate(), changes);
    }
    return changes;
  }

  /** Newer servers have another name for what was utf8 before. */
  private static void compare(
      String property, String current, String desired, List<Change> changes) {
    if (!current.replace("utf8mb3", "utf8").equals(desired.replace("utf8mb3", "utf8"))) {
      changes.add(Change.of(property, current, desired));
    }
  }

  /** Both are said together: a character set alone would bring the order of letters that it has. */
  @Override
  public void apply(DesiredDatabase desired, DatabaseState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String name = Sql.name(desired.name());
    if ("absent".equals(change.desired())) {
      client.query("DROP DATABASE " + name);
      return;
    }
    String verb = observed.present() ? "ALTER" : "CREATE";
    client.query(
        verb
            + " DATABASE "
            + name
            + " CHARACTER SET "
            + Sql.name(desired.charset())
            + " COLLATE "
            + Sql.name(desired.collate()));
  }
}
