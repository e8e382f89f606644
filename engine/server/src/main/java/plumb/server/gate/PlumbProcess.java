package plumb.server.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a command of ours in a process of its own: manifests and modules' Ruby code that loop or
 * take all memory are ended with it, and the server goes on. Thread-safe.
 */
final class PlumbProcess {
  private static final int LONGEST_LINE = 2000;
  private static final int MOST_LINES = 2000;

  private final List<String> plumb;
  private final Path caches;

  /**
   * @param plumb the program and its first arguments
   * @param caches what it keeps between runs
   */
  PlumbProcess(List<String> plumb, Path caches) {
    this.plumb = plumb;
    this.caches = caches;
  }

  /**
   * Runs it to its end.
   *
   * @param directory in which it runs
   * @param deadline by {@link System#nanoTime}
   * @param told gets each line that it prints
   * @return its exit code; -1 when its time was over
   */
  int run(Path directory, long deadline, Consumer<String> told, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(plumb);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("XDG_CACHE_HOME", caches.toString());
    builder.environment().put("TERM", "dumb");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      Thread reader = new Thread(() -> tell(process, told), "what a push's compiles say");
      reader.start();
      long left = deadline - System.nanoTime();
      boolean ended = process.waitFor(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (!ended) {
        return -1;
      }
      reader.join(TimeUnit.SECONDS.toMillis(5));
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void tell(Process process, Consumer<String> told) {
    int lines = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (++lines <= MOST_LINES && !line.isBlank()) {
          told.accept(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
        }
      }
    } catch (IOException ended) {
      // It was killed, and has said all that it will.
    }
  }
}
