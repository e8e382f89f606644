package plumb.host.mysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of a {@code mysql_user}. */
final class AccountDeclaration {
  /** Names of the limits, in the order in which they are changed. */
  static final List<String> LIMITS =
      List.of(
          "max_user_connections",
          "max_connections_per_hour",
          "max_queries_per_hour",
          "max_updates_per_hour");

  private static final Pattern NUMBER = Pattern.compile("^\\d+$");
  private static final Pattern PLUGIN = Pattern.compile("^\\w+$");
  private static final Pattern TLS_OPTION =
      Pattern.compile("(CIPHER|ISSUER|SUBJECT)\\s+(.*)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ALONE = Set.of("NONE", "SSL", "X509");

  private final Declaration declaration;

  AccountDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredAccount read() {
    declaration.word("provider", List.of("mysql"));
    return new DesiredAccount(
        name(declaration, "name", declaration.text("name", declaration.title())),
        Presence.of(declaration, properties()),
        declaration.text("password_hash"),
        declaration.secret("password_hash"),
        declaration.matching("plugin", PLUGIN),
        limits(),
        tls());
  }

  /** Reads the name of an account, and says what is wrong with it. */
  static AccountName name(Declaration declaration, String parameter, String text) {
    AccountName name = AccountName.parse(text);
    if (name == null) {
      declaration.problem(parameter, "Invalid database user " + text + ".");
      return new AccountName("", "");
    }
    return name;
  }

  private static List<String> properties() {
    List<String> properties = new ArrayList<>(List.of("password_hash", "plugin", "tls_options"));
    properties.addAll(LIMITS);
    return properties;
  }

  private Map<String, Object> limits() {
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String limit : LIMITS) {
      Object value = declaration.value(limit);
      if (value != null && declaration.matching(limit, NUMBER) != null) {
        limits.put(limit, value);
      }
    }
    return limits;
  }

  private @Nullable List<String> tls() {
    List<String> options = declaration.texts("tls_options");
    if (options == null) {
      return null;
    }
    for (String option : options) {
      boolean alone = ALONE.contains(option);
      if (alone && options.size() > 1) {
        declaration.problem(
            "tls_options",
            "`tls_options` `property`: The values NONE, SSL and X509 cannot be used with other"
                + " options, you may only pick one of them.");
      } else if (!alone && !TLS_OPTION.matcher(option).matches()) {
        declaration.problem("tls_options", "Invalid tls option " + option + ".");
      }
    }
    return options.stream().map(AccountDeclaration::withoutQuotes).toList();
  }

  /** Servers show details without the quotes that manifests give them. */
  private static String withoutQuotes(String option) {
    Matcher matcher = TLS_OPTION.matcher(option);
    return matcher.matches()
        ? matcher.group(1).toUpperCase(Locale.ROOT) + " " + matcher.group(2).replaceAll("^'|'$", "")
        : option;
  }

  /** Returns what a statement requires of a connection. */
  static String tlsSql(List<String> options) {
    List<String> parts = new ArrayList<>();
    for (String option : options) {
      Matcher matcher = TLS_OPTION.matcher(option);
      parts.add(matcher.matches() ? matcher.group(1) + " " + Sql.text(matcher.group(2)) : option);
    }
    return String.join(" AND ", parts);
  }
}
