package plumb.host.mysql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;

/** Manages what accounts may do ({@code mysql_grant}). */
public final class GrantProvider implements Provider<DesiredGrant, GrantProvider.Found> {
  private static final Pattern GRANT =
      Pattern.compile("GRANT\\s(.+)\\sON\\s(.+)\\sTO\\s(.*)@(.*?)(\\s.*)?");
  private static final String PROXY = "PROXY";
  private static final Pattern ROUTINE = Pattern.compile("(FUNCTION|PROCEDURE) (.*)");

  private final MysqlClient client = new MysqlClient();
  private final Listing<GrantState> grants;

  /** What was found; null when there is no such grant. */
  record Found(@Nullable GrantState grant) {}

  /** Opens the provider for one run. */
  public GrantProvider(ProviderContext context) {
    grants = new Listing<>(context, this::list);
  }

  @Override
  public String name(DesiredGrant desired) {
    return "mysql";
  }

  @Override
  public DesiredGrant desire(Declaration declaration) {
    return new GrantDeclaration(declaration).read();
  }

  @Override
  public String identity(DesiredGrant desired) {
    return desired.name();
  }

  @Override
  public void relate(DesiredGrant desired, Relations relations) {
    relations.require("File", "/root/.my.cnf");
    if (desired.user() != null) {
      relations.require("Mysql_user", desired.user().toString());
    }
  }

  /** Servers may show what an account has on a table in several lines. */
  private Map<String, GrantState> list()
      throws ProviderException, IOException, InterruptedException {
    StringBuilder questions = new StringBuilder();
    for (List<String> row : client.query("SELECT User, Host FROM mysql.user")) {
      AccountName account = new AccountName(row.get(0), row.get(1));
      questions.append("SHOW GRANTS FOR ").append(account.sql()).append(";\n");
    }
    Map<String, GrantState> found = new HashMap<>();
    for (List<String> row : client.grants(questions.toString())) {
      Matcher matcher = GRANT.matcher(row.get(0).replaceAll("['`\"]", ""));
      if (matcher.matches()) {
        GrantState grant = grant(matcher);
        found.merge(grant.user() + "/" + grant.table(), grant, GrantProvider::together);
      }
    }
    return found;
  }

  private static GrantState grant(Matcher matcher) {
    boolean passesOn = Objects.toString(matcher.group(5), "").contains("WITH GRANT OPTION");
    return new GrantState(
        new AccountName(matcher.group(3), matcher.group(4)),
        matcher.group(2),
        Privileges.split(matcher.group(1)),
        List.of(passesOn ? "GRANT" : "NONE"));
  }

  private static GrantState together(GrantState one, GrantState other) {
    TreeSet<String> privileges = new TreeSet<>(one.privileges());
    privileges.addAll(other.privileges());
    boolean passesOn = one.options().contains("GRANT") || other.options().contains("GRANT");
    return new GrantState(
        one.user(), one.table(), List.copyOf(privileges), List.of(passesOn ? "GRANT" : "NONE"));
  }

  @Override
  public Found observe(DesiredGrant desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return new Found(grants.get().get(desired.name()));
  }

  @Override
  public List<Change> diff(DesiredGrant desired, Found observed) {
    GrantState grant = observed.grant();
    if (desired.present() != null && desired.present() != (grant != null)) {
      return List.of(
          desired.present()
              ? Change.ensure("mysql_grant", "absent", "present")
              : Change.ensure("mysql_grant", "present", "absent"));
    }
    List<Change> changes = new ArrayList<>();
    if (grant != null) {
      if (!desired.privileges().isEmpty() && !desired.privileges().equals(grant.privileges())) {
        changes.add(Change.of("privileges", grant.privileges(), desired.privileges()));
      }
      if (desired.options() != null && !desired.options().equals(grant.options())) {
        changes.add(Change.of("options", grant.options(), desired.options()));
      }
    }
    return changes;
  }

  @Override
  public void apply(DesiredGrant desired, Found observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    GrantState grant = observed.grant();
    if (grant == null) {
      AccountName user = Objects.requireNonNull(desired.user());
      String table = Objects.requireNonNull(desired.table());
      client.query(give(user, table, desired.privileges(), desired.options()));
    } else if (change.property().equals("privileges")) {
      client.query(String.join(";\n", differences(desired.privileges(), grant)));
    } else {
      List<String> statements = new ArrayList<>(takeAll(grant));
      if (change.property().equals("options")) {
        List<String> privileges =
            desired.privileges().isEmpty() ? grant.privileges() : desired.privileges();
        statements.add(give(grant.user(), grant.table(), privileges, desired.options()));
      }
      client.query(String.join(";\n", statements));
    }
  }

  private static List<String> differences(List<String> wanted, GrantState grant) {
    List<String> missing = new ArrayList<>(wanted);
    List<String> statements = new ArrayList<>();
    if (grant.privileges().contains(Privileges.ALL)) {
      statements.addAll(takeAll(grant));
    } else if (!wanted.contains(Privileges.ALL)) {
      List<String> tooMany = new ArrayList<>(grant.privileges());
      tooMany.removeAll(wanted);
      missing.removeAll(grant.privileges());
      if (!tooMany.isEmpty()) {
        statements.add(take(Privileges.sql(tooMany), grant));
      }
    }
    if (!missing.isEmpty()) {
      statements.add(give(grant.user(), grant.table(), missing, grant.options()));
    }
    return statements;
  }

  private static String give(
      AccountName user, String table, List<String> privileges, @Nullable List<String> options) {
    return "GRANT "
        + Privileges.sql(privileges)
        + " ON "
        + (privileges.contains(PROXY) ? account(table) : target(table))
        + " TO "
        + user.sql()
        + (options != null && options.contains("GRANT") ? " WITH GRANT OPTION" : "");
  }

  private static List<String> takeAll(GrantState grant) {
    return grant.privileges().contains(PROXY)
        ? List.of("REVOKE PROXY ON " + account(grant.table()) + " FROM " + grant.user().sql())
        : List.of(take("GRANT OPTION", grant), take("ALL PRIVILEGES", grant));
  }

  private static String take(String privileges, GrantState grant) {
    return "REVOKE " + privileges + " ON " + target(grant.table()) + " FROM " + grant.user().sql();
  }

  /** What a proxy stands for is an account, whose name may be empty. */
  private static String account(String name) {
    int at = name.lastIndexOf('@');
    return new AccountName(name.substring(0, Math.max(at, 0)), name.substring(at + 1)).sql();
  }

  /** The last full stop parts the database from the table. */
  private static String target(String table) {
    Matcher routine = ROUTINE.matcher(table);
    if (routine.matches()) {
      return routine.group(1) + " " + target(routine.group(2));
    }
    int dot = table.lastIndexOf('.');
    String database = table.substring(0, Math.max(dot, 0));
    String rest = table.substring(dot + 1);
    return (database.equals("*") ? "*" : Sql.name(database))
        + "."
        + (rest.equals("*") ? "*" : Sql.name(rest));
  }
}
