package plumb.host.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/**
 * How {@code psql} is called for one resource. Immutable.
 *
 * <p>SQL goes through a shell that puts variables in, since manifests count on that to keep
 * passwords out of it. What has such variables, and what is secret, is given to psql on its
 * standard input: the list of processes never shows it.
 *
 * @param program path of psql, which may have arguments
 * @param arguments further arguments, such as the database
 * @param environment further variables
 * @param directory working directory; null for any
 * @param searchPath schemas to look in; null for those of the user
 * @param user user to run it as; null for that of this process
 * @param group group to run it as; null for that of the user
 */
record Psql(
    String program,
    List<String> arguments,
    Map<String, String> environment,
    @Nullable Path directory,
    @Nullable List<String> searchPath,
    @Nullable String user,
    @Nullable String group) {

  /** Executes SQL. */
  Launch.Ended execute(String sql, boolean secret, Principals principals)
      throws ProviderException, IOException, InterruptedException {
    if (directory != null && !Files.isDirectory(directory)) {
      throw new ProviderException("Working directory " + directory + " does not exist!");
    }
    String all =
        searchPath == null
            ? sql
            : "set search_path to " + String.join(",", searchPath) + "; " + sql;
    String quoted = "\"" + all.replace("\"", "\\\"") + "\"";
    StringBuilder call = new StringBuilder(program);
    arguments.forEach(argument -> call.append(" '" + argument.replace("'", "'\\''") + "'"));
    call.append(" -t -X");
    Launch launch =
        new Launch(variables(), directory, Launch.Identity.of(principals, user, group), null, null);
    try {
      return secret || all.contains("$")
          ? launch.run(
              List.of("/bin/sh"), "printf '%s' " + quoted + " | " + call + " -v ON_ERROR_STOP=1\n")
          : launch.run(List.of("/bin/sh", "-c", call + " -c " + quoted));
    } catch (Launch.TimeoutException e) {
      throw new IllegalStateException("there is no time limit", e);
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(Map.of("LANG", "C", "LC_ALL", "C"));
    variables.putAll(environment);
    return variables;
  }
}
