package plumb.host.postgresql;

import java.io.IOException;
import java.util.List;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/** Executes SQL where queries say that it is needed ({@code postgresql_psql}). */
public final class PsqlProvider implements Provider<DesiredSql, Boolean> {
  private final Principals principals;

  /** Opens the provider for one run. */
  public PsqlProvider(Principals principals) {
    this.principals = principals;
  }

  @Override
  public String name(DesiredSql desired) {
    return "ruby";
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public DesiredSql desire(Declaration declaration) {
    return new SqlDeclaration(declaration).read();
  }

  @Override
  public Boolean observe(DesiredSql desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return hasToRun(desired, false, log);
  }

  private boolean hasToRun(DesiredSql desired, boolean refreshing, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (desired.onlyIf() != null && !finds(desired, "onlyif", desired.onlyIf(), log)) {
      return false;
    }
    if (desired.unless() != null && finds(desired, "unless", desired.unless(), log)) {
      return false;
    }
    return refreshing || !desired.refreshOnly();
  }

  private boolean finds(DesiredSql desired, String clause, String query, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = execute(desired, "SELECT COUNT(*) FROM (" + query + ") count");
    if (ended.status() != 0) {
      throw new ProviderException(
          "Error evaluating '" + clause + "' clause, returned " + said(desired, ended));
    }
    String output = ended.output().strip(); // psql tells of a search path first
    String count = output.substring(output.lastIndexOf('\n') + 1).strip();
    log.debug("Found " + count + " row(s) executing '" + clause + "' clause");
    return !count.equals("0");
  }

  private Launch.Ended execute(DesiredSql desired, String sql)
      throws ProviderException, IOException, InterruptedException {
    return desired.psql().execute(sql, desired.secret(), principals);
  }

  private static String said(DesiredSql desired, Launch.Ended ended) {
    String output = desired.secret() ? "[output redacted]" : ended.output().strip();
    return ended.status() + ": '" + output + "'";
  }

  @Override
  public List<Change> diff(DesiredSql desired, Boolean hasToRun) {
    if (!hasToRun) {
      return List.of();
    }
    Change change = Change.of("command", "notrun", desired.command());
    return List.of(desired.secret() ? change.secret() : change);
  }

  @Override
  public void apply(DesiredSql desired, Boolean hasToRun, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    run(desired);
  }

  private void run(DesiredSql desired) throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = execute(desired, desired.command());
    if (ended.status() != 0) {
      throw new ProviderException("Error executing SQL; psql returned " + said(desired, ended));
    }
  }

  @Override
  public boolean refreshable(DesiredSql desired) {
    return true;
  }

  @Override
  public void refresh(DesiredSql desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (hasToRun(desired, true, log)) {
      run(desired);
    }
  }
}
