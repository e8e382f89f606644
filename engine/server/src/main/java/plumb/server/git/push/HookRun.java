package plumb.server.git.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import plumb.server.git.repository.RepositorySettings.Hook;

/**
 * Asks a program of the server whether a push may land, as git asks a {@code pre-receive} hook
 * (githooks): a line for each change on its standard input, push options in its environment, what
 * it prints goes to whoever pushes, and zero is yes. It runs in the repository's directory, and
 * gets nothing else of the server's environment but the path of programs.
 */
record HookRun(Hook hook) {
  private static final int MOST_OUTPUT = 64 << 10;

  /** Why the push is refused; null when it is not. */
  @Nullable String refusal(Push push) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(hook.command());
    builder.directory(push.repository().directory().toFile());
    builder.redirectErrorStream(true);
    describe(push, builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return "the hook " + hook.name() + " cannot be run: " + e.getMessage();
    }
    try {
      Thread answer =
          new Thread(
              () -> show(new BufferedInputStream(process.getInputStream()), push.remote()), "hook");
      answer.setDaemon(true);
      answer.start();
      Thread feed = new Thread(() -> feed(process.getOutputStream(), push.changes()), "hook-input");
      feed.setDaemon(true);
      feed.start();
      if (!process.waitFor(hook.time().toMillis(), TimeUnit.MILLISECONDS)) {
        return "the hook %s did not decide within %d seconds"
            .formatted(hook.name(), hook.time().toSeconds());
      }
      // A child that it left behind may hold its output open.
      answer.join(TimeUnit.SECONDS.toMillis(1));
      return process.exitValue() == 0 ? null : "the hook " + hook.name() + " refuses it";
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void describe(Push push, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("GIT_DIR", ".");
    environment.put("PLUMB_REPOSITORY", push.repository().name().text());
    environment.put("PLUMB_PERSON", push.person().name());
    List<String> options = push.options();
    environment.put("GIT_PUSH_OPTION_COUNT", String.valueOf(options.size()));
    for (int i = 0; i < options.size(); i++) {
      environment.put("GIT_PUSH_OPTION_" + i, options.get(i).replace("\0", ""));
    }
  }

  private static void feed(OutputStream input, List<RefChange> changes) {
    String none = ObjectId.zeroId().name();
    try (input) {
      for (RefChange change : changes) {
        String before = change.before();
        String after = change.after();
        String line =
            (before == null ? none : before)
                + " "
                + (after == null ? none : after)
                + " "
                + change.ref()
                + "\n";
        input.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException unread) {
      // It may decide without reading.
    }
  }

  /** Line by line; what is too much is read and lost, so that the program can end. */
  private static void show(InputStream output, RemoteLines remote) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int shown = 0;
    try (output) {
      for (int c = output.read(); c >= 0; c = output.read()) {
        if (++shown > MOST_OUTPUT) {
          continue;
        }
        if (c == '\n') {
          remote.line(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(c);
        }
      }
    } catch (IOException ended) {
      // It was killed.
    }
    if (line.size() > 0) {
      remote.line(line.toString(StandardCharsets.UTF_8));
    }
  }
}
