package plumb.host.mysql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;

/** Manages accounts ({@code mysql_user}). */
public final class AccountProvider implements Provider<DesiredAccount, AccountState> {
  private static final String NATIVE = "mysql_native_password";
  private static final Map<String, String> LIMIT_WORDS =
      Map.of(
          "max_user_connections", "MAX_USER_CONNECTIONS",
          "max_connections_per_hour", "MAX_CONNECTIONS_PER_HOUR",
          "max_queries_per_hour", "MAX_QUERIES_PER_HOUR",
          "max_updates_per_hour", "MAX_UPDATES_PER_HOUR");

  private final MysqlClient client = new MysqlClient();
  private final Listing<AccountState> accounts;

  /** Opens the provider for one run. */
  public AccountProvider(ProviderContext context) {
    accounts = new Listing<>(context, this::list);
  }

  @Override
  public String name(DesiredAccount desired) {
    return "mysql";
  }

  @Override
  public DesiredAccount desire(Declaration declaration) {
    return new AccountDeclaration(declaration).read();
  }

  @Override
  public String identity(DesiredAccount desired) {
    return desired.name().toString();
  }

  @Override
  public void relate(DesiredAccount desired, Relations relations) {
    relations.require("File", "/root/.my.cnf");
  }

  private Map<String, AccountState> list()
      throws ProviderException, IOException, InterruptedException {
    Map<String, AccountState> found = new HashMap<>();
    String query = "SELECT User, Host, " + AccountState.COLUMNS + " FROM mysql.user";
    for (List<String> row : client.query(query)) {
      found.put(
          new AccountName(row.get(0), row.get(1)).toString(),
          AccountState.of(row.subList(2, row.size())));
    }
    return found;
  }

  @Override
  public AccountState observe(DesiredAccount desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return accounts.get().getOrDefault(desired.name().toString(), AccountState.ABSENT);
  }

  @Override
  public List<Change> diff(DesiredAccount desired, AccountState observed) {
    if (desired.present() != null && desired.present() != observed.present()) {
      return List.of(
          desired.present()
              ? Change.ensure("mysql_user", "absent", "present")
              : Change.ensure("mysql_user", "present", "absent"));
    }
    List<Change> changes = new ArrayList<>();
    if (observed.present()) {
      compare(desired, observed, changes);
    }
    return changes;
  }

  private static void compare(DesiredAccount desired, AccountState observed, List<Change> changes) {
    if (desired.hash() != null && !desired.hash().equals(observed.hash())) {
      String old = "[old password hash redacted]";
      String wanted = "[new password hash redacted]";
      Change change =
          Change.of("password_hash", old, wanted, old, wanted).message("changed password");
      changes.add(desired.secret() ? change.secret() : change);
    }
    if (desired.plugin() != null && !desired.plugin().equals(observed.plugin())) {
      changes.add(Change.of("plugin", observed.plugin(), desired.plugin()));
    }
    for (String limit : AccountDeclaration.LIMITS) {
      Object wanted = desired.limits().get(limit);
      if (wanted != null && !wanted.toString().equals(observed.limits().get(limit))) {
        changes.add(Change.of(limit, observed.limits().get(limit), wanted));
      }
    }
    if (desired.tls() != null
        && !new TreeSet<>(desired.tls()).equals(new TreeSet<>(observed.tls()))) {
      changes.add(Change.of("tls_options", observed.tls(), desired.tls()));
    }
  }

  @Override
  public void apply(DesiredAccount desired, AccountState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String alter = "ALTER USER " + desired.name().sql();
    switch (change.property()) {
      case "ensure" -> {
        if (observed.present()) {
          client.query("DROP USER " + desired.name().sql());
        } else {
          create(desired);
        }
      }
      case "password_hash", "plugin" ->
          client.execute(alter + identified(desired), Objects.toString(desired.hash(), ""));
      case "tls_options" ->
          client.query(
              alter
                  + " REQUIRE "
                  + AccountDeclaration.tlsSql(Objects.requireNonNull(desired.tls())));
      default ->
          client.query(
              alter + " WITH " + LIMIT_WORDS.get(change.property()) + " " + change.desired());
    }
  }

  private void create(DesiredAccount desired)
      throws ProviderException, IOException, InterruptedException {
    StringBuilder sql = new StringBuilder("CREATE USER ").append(desired.name().sql());
    sql.append(identified(desired));
    if (desired.tls() != null) {
      sql.append(" REQUIRE ").append(AccountDeclaration.tlsSql(desired.tls()));
    }
    if (!desired.limits().isEmpty()) {
      sql.append(" WITH");
      desired
          .limits()
          .forEach((limit, value) -> sql.append(" " + LIMIT_WORDS.get(limit) + " " + value));
    }
    client.execute(sql.toString(), Objects.toString(desired.hash(), ""));
  }

  /** Hashes are those of the old plugin where none is named. */
  private static String identified(DesiredAccount desired) throws ProviderException {
    String plugin = Objects.requireNonNullElse(desired.plugin(), NATIVE);
    String hash = Objects.toString(desired.hash(), "");
    if (plugin.equals(NATIVE) && !hash.isEmpty() && !hash.startsWith("*")) {
      throw new ProviderException("Only mysql_native_password (*ABCD...XXX) hashes are supported.");
    }
    boolean hasHash = plugin.equals(NATIVE) || !hash.isEmpty();
    return " IDENTIFIED WITH " + Sql.name(plugin) + (hasHash ? " AS " + Sql.text(hash) : "");
  }
}
