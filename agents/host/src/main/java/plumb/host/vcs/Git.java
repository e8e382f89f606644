package plumb.host.vcs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/**
 * Runs git for one resource, as the user and with the key that it names. It never asks anybody for
 * a password.
 */
final class Git {
  private static final Path ROOT = Path.of("/");

  private final Path repository;
  private final Map<String, String> environment;
  private final Launch.@Nullable Identity identity;

  private Git(
      Path repository, Map<String, String> environment, Launch.@Nullable Identity identity) {
    this.repository = repository;
    this.environment = environment;
    this.identity = identity;
  }

  /** Returns what runs git for a repository. */
  static Git of(DesiredRepository desired, Principals principals)
      throws ProviderException, IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(Map.of("LANG", "C", "LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0"));
    String key = desired.identity();
    if (key != null) {
      String quoted = "'" + key.replace("'", "'\\''") + "'";
      environment.put(
          "GIT_SSH_COMMAND",
          "ssh -oBatchMode=yes -oStrictHostKeyChecking=accept-new -oConnectTimeout=120 -i "
              + quoted);
    }
    String user = desired.user();
    Principals.User account = user == null ? null : principals.user(user);
    if (account != null) {
      environment.put("HOME", account.home());
    }
    Launch.Identity identity = Launch.Identity.of(principals, user, null);
    return new Git(desired.path(), environment, identity);
  }

  /** Runs git in the repository and returns what it prints; fails unless it ends with 0. */
  String inside(String... arguments) throws ProviderException, IOException, InterruptedException {
    return run(repository, List.of(arguments));
  }

  /** Runs git where there is no repository yet. */
  String outside(List<String> arguments)
      throws ProviderException, IOException, InterruptedException {
    return run(ROOT, arguments);
  }

  /** Returns what git prints, in the repository; empty where it fails. */
  String ask(String... arguments) throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = launch(repository, List.of(arguments));
    return ended.status() == 0 ? ended.output().strip() : "";
  }

  private String run(Path directory, List<String> arguments)
      throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = launch(directory, arguments);
    if (ended.status() != 0) {
      throw new ProviderException(
          "Execution of 'git "
              + String.join(" ", arguments)
              + "' returned "
              + ended.status()
              + ": "
              + ended.output().strip());
    }
    return ended.output();
  }

  private Launch.Ended launch(Path directory, List<String> arguments)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    try {
      return new Launch(environment, directory, identity, null, null).run(command);
    } catch (Launch.TimeoutException e) {
      throw new IllegalStateException("there is no time limit", e);
    } catch (IOException e) {
      throw new ProviderException("Could not run git: " + e.getMessage(), e);
    }
  }
}
