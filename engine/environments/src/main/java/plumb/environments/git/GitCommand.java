package plumb.environments.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;

/**
 * Runs {@code git} for a remote, without a shell. It never asks questions; secrets go through its
 * environment, which only its owner can read. Thread-safe.
 */
final class GitCommand {
  /** A connection that moves less than this for a minute is given up. */
  private static final String SLOWEST_BYTES_PER_SECOND = "100";

  private final Remote remote;

  GitCommand(Remote remote) {
    this.remote = remote;
  }

  /**
   * Runs it and returns what it prints.
   *
   * @throws EnvironmentException when it fails, with what it said
   */
  String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    prepare(builder.environment());
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        Said said = new Said(process.getErrorStream());
        String output;
        try (InputStream in = process.getInputStream()) {
          output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
          throw failure(said.text());
        }
        return output;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "GIT_MISSING", "git cannot be run: " + e.getMessage(), "install the package git");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("INTERRUPTED", "git was interrupted");
    }
  }

  /** Reads standard error beside standard output, lest the process wait for a reader. */
  private static final class Said extends Thread {
    private final InputStream in;
    private volatile String text = "";

    Said(InputStream in) {
      this.in = in;
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      try (in) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        text = "";
      }
    }

    String text() throws InterruptedException {
      join();
      return text;
    }
  }

  private EnvironmentException failure(String said) {
    String reason = "";
    for (String line : said.split("\n")) {
      boolean telling = line.startsWith("fatal:") || line.startsWith("error:");
      if (reason.isEmpty() && !line.isBlank() || telling && !reason.startsWith("fatal:")) {
        reason = line.strip();
      }
    }
    reason = reason.replaceFirst("^(fatal|error): ", "").replace(remote.url(), remote.shown());
    return new EnvironmentException(
        "REMOTE_FAILED",
        remote.shown() + ": " + (reason.isEmpty() ? "git failed" : reason),
        hint(said));
  }

  private static @Nullable String hint(String said) {
    if (said.contains("Permission denied (publickey") || said.contains("Host key verification")) {
      return "git runs ssh as the user who deploys: give git.private_key in r10k.yaml, or set up ssh";
    }
    return said.contains("could not read Username") || said.contains("Authentication failed")
        ? "give git.oauth_token in r10k.yaml, or set up a credential helper of git"
        : null;
  }

  private void prepare(Map<String, String> environment) {
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C.UTF-8");
    environment.remove("GIT_DIR");
    environment.remove("GIT_WORK_TREE");
    environment.remove("GIT_INDEX_FILE");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("http.lowSpeedLimit", SLOWEST_BYTES_PER_SECOND);
    settings.put("http.lowSpeedTime", "60");
    settings.put("protocol.ext.allow", "never");
    RemoteAccess access = remote.access();
    if (access.proxy() != null && remote.url().startsWith("http")) {
      settings.put("http.proxy", access.proxy());
    }
    String header = authorization(access);
    if (header != null) {
      settings.put("http.extraHeader", header);
    }
    int n = 0;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      environment.put("GIT_CONFIG_KEY_" + n, setting.getKey());
      environment.put("GIT_CONFIG_VALUE_" + n++, setting.getValue());
    }
    environment.put("GIT_CONFIG_COUNT", String.valueOf(n));
    if (access.privateKey() != null) {
      environment.put("GIT_SSH_COMMAND", ssh(access));
    }
  }

  /** git hands this to a shell: the names are quoted. */
  private static String ssh(RemoteAccess access) {
    String key = "'" + String.valueOf(access.privateKey()).replace("'", "'\\''") + "'";
    String user =
        access.username() == null ? "" : " -l '" + access.username().replace("'", "'\\''") + "'";
    return "ssh -i " + key + user + " -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=30";
  }

  private @Nullable String authorization(RemoteAccess access) {
    String file = access.tokenFile();
    if (file == null || !remote.url().startsWith("https:") && !remote.url().startsWith("http:")) {
      return null;
    }
    try {
      String token = Files.readString(Path.of(file)).strip();
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new EnvironmentException("INVALID_TOKEN", file + " holds no token");
      }
      String login = "x-oauth-token:" + token;
      return "Authorization: Basic "
          + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new EnvironmentException("INVALID_TOKEN", file + " cannot be read");
    }
  }
}
