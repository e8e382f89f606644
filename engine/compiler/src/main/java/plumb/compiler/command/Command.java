package plumb.compiler.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A command that is run for its output. It gets its arguments as they are, without a shell.
 *
 * @param arguments the program, by its absolute path, and what it is given
 */
public record Command(List<String> arguments) {
  private static final int MAX_OUTPUT = 16 << 20;
  private static final int SECONDS = 120;

  /** The words of a setting, which blanks separate. */
  public static Command of(String text) {
    return new Command(List.of(text.strip().split("\\s+")));
  }

  /** This command with one more argument. */
  public Command with(String argument) {
    List<String> more = new java.util.ArrayList<>(arguments);
    more.add(argument);
    return new Command(List.copyOf(more));
  }

  /**
   * Runs it and returns what it writes on its standard output.
   *
   * @throws IOException with a sentence when it cannot be started, fails, or does not end within
   *     two minutes
   */
  public String output() throws IOException {
    Path program = program();
    if (!Files.isRegularFile(program)) {
      throw new IOException("'" + program + "' is no file");
    }
    if (!Files.isExecutable(program)) {
      throw new IOException("'" + program + "' may not be executed");
    }
    Process process =
        new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it did not end within " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "Execution of '"
                + String.join(" ", arguments)
                + "' returned "
                + process.exitValue()
                + ": "
                + text(output).strip());
      }
      return text(output);
    } catch (CompletionException e) {
      throw new IOException("its output cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Path program() throws IOException {
    try {
      Path program = Path.of(arguments.get(0));
      if (program.isAbsolute()) {
        return program;
      }
    } catch (InvalidPathException noPath) {
      // No path at all is no absolute one either.
    }
    throw new IOException("'" + arguments.get(0) + "' is no absolute path");
  }

  private static String text(CompletableFuture<byte[]> output) {
    return new String(output.join(), StandardCharsets.UTF_8);
  }

  private static byte[] read(Process process) {
    try (InputStream in = process.getInputStream()) {
      return in.readNBytes(MAX_OUTPUT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
