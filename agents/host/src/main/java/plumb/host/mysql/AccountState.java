package plumb.host.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was found of an account. Immutable.
 *
 * @param present whether it is there
 * @param hash hash of the password
 * @param plugin how the account proves who it is
 * @param limits limits by the names of their parameters
 * @param tls what is required of the connection
 */
record AccountState(
    boolean present, String hash, String plugin, Map<String, String> limits, List<String> tls) {
  static final AccountState ABSENT = new AccountState(false, "", "", Map.of(), List.of());

  /** Columns that {@link #of} takes, after user and host. */
  static final String COLUMNS =
      "MAX_USER_CONNECTIONS, MAX_CONNECTIONS, MAX_QUESTIONS, MAX_UPDATES, SSL_TYPE, SSL_CIPHER,"
          + " X509_ISSUER, X509_SUBJECT, AUTHENTICATION_STRING, PLUGIN";

  static AccountState of(List<String> columns) {
    return new AccountState(
        true,
        columns.get(8),
        columns.get(9),
        Map.of(
            "max_user_connections", columns.get(0),
            "max_connections_per_hour", columns.get(1),
            "max_queries_per_hour", columns.get(2),
            "max_updates_per_hour", columns.get(3)),
        tls(columns.get(4), columns.subList(5, 8)));
  }

  private static List<String> tls(String type, List<String> details) {
    return switch (type) {
      case "ANY" -> List.of("SSL");
      case "X509" -> List.of("X509");
      case "SPECIFIED" -> {
        List<String> options = new ArrayList<>();
        List<String> names = List.of("CIPHER", "ISSUER", "SUBJECT");
        for (int i = 0; i < names.size(); i++) {
          if (!details.get(i).isEmpty()) {
            options.add(names.get(i) + " " + details.get(i));
          }
        }
        yield options;
      }
      default -> List.of("NONE");
    };
  }
}
