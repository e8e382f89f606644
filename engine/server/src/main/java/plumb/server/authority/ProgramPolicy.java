package plumb.server.authority;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Signs what a program says: it gets the name as its argument and the request on its standard
 * input, and ends with zero for those that are signed, as Puppet's policies do. Only a few run at
 * once, so that many requests cannot occupy the server.
 */
final class ProgramPolicy implements SigningPolicy {
  private static final int AT_ONCE = 2;

  private final Path program;
  private final Duration limit;
  private final Semaphore running = new Semaphore(AT_ONCE);

  ProgramPolicy(Path program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  @Override
  public boolean signs(String name, String request) throws IOException {
    try {
      if (!running.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(program + " has other requests to decide on");
      }
      try {
        return run(name, request);
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private boolean run(String name, String request) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), name)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (OutputStream input = process.getOutputStream()) {
        input.write(request.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException unread) {
        // It may decide by the name alone; a request fits into a pipe, so that this never waits.
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(program + " did not decide within " + limit.toSeconds() + " seconds");
      }
      return process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
