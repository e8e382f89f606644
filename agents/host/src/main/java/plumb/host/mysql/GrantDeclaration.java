package plumb.host.mysql;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of a {@code mysql_grant}. */
final class GrantDeclaration {
  private static final Pattern TABLE =
      Pattern.compile(".*\\..*|[0-9a-zA-Z$_]*@[\\w%.:/-]*", Pattern.DOTALL);
  private static final List<String> PROPERTIES = List.of("privileges", "table", "user", "options");
  private static final String PROXY = "PROXY";

  private final Declaration declaration;

  GrantDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredGrant read() {
    declaration.word("provider", List.of("mysql"));
    Boolean present = Presence.of(declaration, PROPERTIES);
    String name = declaration.text("name", declaration.title()).replace("'", "");
    List<String> declared = declaration.texts("privileges");
    String table = table();
    String userText = declaration.text("user");
    AccountName user =
        userText == null ? null : AccountDeclaration.name(declaration, "user", userText);
    List<String> privileges = privileges(declared);
    if (Boolean.TRUE.equals(present)) {
      require("privileges", declared);
      require("table", table);
      require("user", user);
    }
    if (privileges.contains(PROXY) && privileges.size() > 1) {
      declaration.problem("`privileges` `parameter`: PROXY can only be specified by itself.");
    }
    if (user != null && table != null && !name.equals(user + "/" + table)) {
      declaration.problem("`name` `parameter` must match user@host/table format.");
    }
    return new DesiredGrant(name, present, user, table, privileges, declaration.texts("options"));
  }

  private void require(String parameter, @Nullable Object value) {
    if (value == null) {
      declaration.problem("`" + parameter + "` `parameter` is required.");
    }
  }

  private @Nullable String table() {
    String table = declaration.text("table");
    if (table != null && !TABLE.matcher(table).matches()) {
      declaration.problem("table", "'" + table + "' is neither database.table nor user@host");
    }
    return table == null ? null : table.replace("`", "");
  }

  /** All privileges make the others needless, and the right to pass them on is an option. */
  private List<String> privileges(@Nullable List<String> declared) {
    TreeSet<String> privileges = new TreeSet<>();
    for (String text : declared == null ? List.<String>of() : declared) {
      String privilege = Privileges.usual(text);
      if (!Privileges.isOne(privilege)) {
        declaration.problem("privileges", "'" + text + "' is not a privilege");
      }
      privileges.add(privilege);
    }
    privileges.removeAll(List.of("GRANT", "GRANT OPTION"));
    return privileges.contains(Privileges.ALL) ? List.of(Privileges.ALL) : List.copyOf(privileges);
  }
}
