package plumb.host.mysql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * Gives SQL to the program {@code mysql}, on its standard input: the list of processes shows none
 * of it. The server and the password are those of {@code .my.cnf} or {@code .mylogin.cnf} in the
 * home of the user that this runs as.
 */
final class MysqlClient {
  private static final String NO_GRANTS = "ERROR 1141 ";

  private final Path home = Path.of(System.getProperty("user.home", "/root"));

  /** Executes statements and returns the rows that they give, each a list of columns. */
  List<List<String>> query(String sql) throws ProviderException, IOException, InterruptedException {
    CommandResult result = command(List.of()).reading(sql).run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
    return rows(result.output());
  }

  /**
   * Executes statements that show grants. Accounts that have none are left out: the server calls
   * that an error.
   */
  List<List<String>> grants(String sql)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = command(List.of("--force")).reading(sql).run();
    boolean failed =
        result.errors().lines().anyMatch(line -> !line.isBlank() && !line.startsWith(NO_GRANTS));
    if (failed || result.timedOut()) {
      throw new ProviderException(result.failure());
    }
    return rows(result.output());
  }

  /**
   * Executes a statement with a secret in it.
   *
   * @param secret what must not be seen if the server repeats it in a message
   */
  void execute(String sql, String secret)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = command(List.of()).reading(sql).run();
    if (!result.succeeded()) {
      String failure = result.failure();
      throw new ProviderException(
          secret.isEmpty() ? failure : failure.replace(secret, "[password hash redacted]"));
    }
  }

  private Command command(List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("mysql"));
    Path login = home.resolve(".mylogin.cnf");
    Path defaults = home.resolve(".my.cnf");
    if (Files.isRegularFile(defaults) && !Files.isRegularFile(login)) {
      arguments.add("--defaults-extra-file=" + defaults); // has to be the first
    }
    arguments.addAll(
        List.of(
            "--batch",
            "--skip-column-names",
            "--default-character-set=utf8mb4",
            "--database=mysql"));
    arguments.addAll(more);
    Command command = Command.of(arguments).separated();
    return Files.isRegularFile(login)
        ? command.with("MYSQL_TEST_LOGIN_FILE", login.toString())
        : command;
  }

  private static List<List<String>> rows(String output) {
    List<List<String>> rows = new ArrayList<>();
    output
        .lines()
        .forEach(
            line -> {
              List<String> columns = new ArrayList<>();
              for (String column : line.split("\t", -1)) {
                columns.add(unescape(column));
              }
              rows.add(columns);
            });
    return rows;
  }

  private static String unescape(String column) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == '\\' && i + 1 < column.length()) {
        i++;
        c =
            switch (column.charAt(i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case '0' -> '\0';
              default -> column.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
