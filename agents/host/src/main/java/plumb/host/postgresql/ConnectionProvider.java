package plumb.host.postgresql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/**
 * Waits until a server answers, and fails when it does not ({@code postgresql_conn_validator}).
 * There is nothing that it could change.
 */
public final class ConnectionProvider
    implements Provider<ConnectionProvider.DesiredConnection, Boolean> {
  private final Principals principals;

  /**
   * What is wanted of a connection.
   *
   * @param address host and port, for messages
   * @param command the query and how to ask it, a vector
   * @param environment further variables
   * @param user user to ask as; null for that of this process
   * @param tries how often it is tried
   * @param pause seconds between two tries
   */
  public record DesiredConnection(
      String address,
      List<String> command,
      Map<String, String> environment,
      @Nullable String user,
      long tries,
      long pause) {}

  /** Opens the provider for one run. */
  public ConnectionProvider(Principals principals) {
    this.principals = principals;
  }

  @Override
  public String name(DesiredConnection desired) {
    return "ruby";
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public DesiredConnection desire(Declaration declaration) {
    declaration.word("provider", List.of("ruby"));
    declaration.text("name");
    if (declaration.word("ensure", List.of("present", "absent"), "present").equals("absent")) {
      declaration.problem("ensure", "a connection cannot be absent");
    }
    String program = declaration.text("psql_path", "psql");
    List<String> command =
        new ArrayList<>(List.of(program, "--tuples-only", "--quiet", "--no-psqlrc"));
    String host = option(declaration, "host", "--host", command);
    Long port = declaration.integer("port");
    if (port != null) {
      command.addAll(List.of("--port", port.toString()));
    }
    option(declaration, "db_username", "--username", command);
    option(declaration, "db_name", "--dbname", command);
    command.addAll(List.of("--command", declaration.text("command", "SELECT 1")));
    Map<String, String> environment = SqlDeclaration.connection(declaration);
    String password = declaration.text("db_password");
    if (password != null) {
      environment.put("PGPASSWORD", password);
    }
    Long tries = declaration.integer("tries");
    Long pause = declaration.integer("sleep");
    return new DesiredConnection(
        (host == null ? "" : host) + ":" + (port == null ? "" : port),
        command,
        environment,
        declaration.text("run_as"),
        tries == null ? 10 : Math.max(tries, 1),
        pause == null ? 2 : Math.max(pause, 0));
  }

  private static @Nullable String option(
      Declaration declaration, String parameter, String option, List<String> command) {
    String value = declaration.text(parameter);
    if (value != null) {
      command.addAll(List.of(option, value));
    }
    return value;
  }

  @Override
  public Boolean observe(DesiredConnection desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Launch launch =
        new Launch(
            desired.environment(),
            null,
            Launch.Identity.of(principals, desired.user(), null),
            null,
            null);
    for (long attempt = 1; ; attempt++) {
      try {
        Launch.Ended ended = launch.run(desired.command());
        if (ended.status() == 0) {
          return true;
        }
        log.debug(ended.output().strip());
      } catch (Launch.TimeoutException e) {
        throw new IllegalStateException("there is no time limit", e);
      }
      if (attempt >= desired.tries()) {
        return false;
      }
      log.info("The server does not answer; it is asked again in " + desired.pause() + " s");
      Thread.sleep(desired.pause() * 1000);
    }
  }

  @Override
  public List<Change> diff(DesiredConnection desired, Boolean answers) {
    return answers
        ? List.of()
        : List.of(Change.ensure("postgresql_conn_validator", "absent", "present"));
  }

  @Override
  public void apply(DesiredConnection desired, Boolean answers, Change change, ResourceLog log)
      throws ProviderException {
    throw new ProviderException(
        "Unable to connect to PostgreSQL server! (" + desired.address() + ")");
  }
}
