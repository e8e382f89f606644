package plumb.host.command;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One program to run, with its arguments as a vector: no shell ever sees them. Immutable.
 *
 * <p>The program gets the C locale, so that its messages can be compared, and no standard input
 * unless a text is given. Output goes to files and not through pipes: a daemon that the program
 * leaves behind may keep them open, and nobody waits for it.
 */
public final class Command {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  /** What a program may print: more is a fault, and would fill disk and memory. */
  private static final long MOST_OUTPUT = 32L << 20;

  private static final Duration LOOK = Duration.ofMillis(250);

  private final List<String> arguments;
  private final Map<String, String> environment;
  private final Duration timeout;
  private final boolean joined;
  private final byte[] input;

  private Command(
      List<String> arguments,
      Map<String, String> environment,
      Duration timeout,
      boolean joined,
      byte[] input) {
    this.arguments = arguments;
    this.environment = environment;
    this.timeout = timeout;
    this.joined = joined;
    this.input = input;
  }

  /** Returns a command for a program, looked up in the path unless it has a slash. */
  public static Command of(String... arguments) {
    return of(List.of(arguments));
  }

  /** Returns a command for a program, looked up in the path unless it has a slash. */
  public static Command of(List<String> arguments) {
    return new Command(List.copyOf(arguments), Map.of(), DEFAULT_TIMEOUT, true, new byte[0]);
  }

  /** Returns this command with one more variable in its environment. */
  public Command with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Command(arguments, more, timeout, joined, input);
  }

  /** Returns this command with another time limit; it is 5 minutes otherwise. */
  public Command within(Duration limit) {
    return new Command(arguments, environment, limit, joined, input);
  }

  /** Returns this command with standard error kept apart from standard output. */
  public Command separated() {
    return new Command(arguments, environment, timeout, false, input);
  }

  /** Returns this command with a text for its standard input; secrets may go there. */
  public Command reading(String text) {
    return reading(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns this command with content for its standard input; secrets may go there. */
  public Command reading(byte[] content) {
    return new Command(arguments, environment, timeout, joined, content.clone());
  }

  /**
   * Runs the program and waits for it.
   *
   * @throws IOException when it cannot be started, such as when it is not installed, or when it
   *     prints more than 32 MiB, for which it is stopped
   */
  public CommandResult run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("plumb", ".out");
    try {
      Path errors = joined ? null : Files.createTempFile("plumb", ".err");
      try {
        return run(output, errors);
      } finally {
        if (errors != null) {
          Files.delete(errors);
        }
      }
    } finally {
      Files.delete(output);
    }
  }

  private CommandResult run(Path output, @Nullable Path errors)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    Map<String, String> variables = builder.environment();
    variables.put("LANG", "C");
    variables.put("LC_ALL", "C");
    variables.putAll(environment);
    if (input.length == 0) {
      builder.redirectInput(Redirect.from(new File("/dev/null")));
    }
    builder.redirectOutput(output.toFile());
    if (errors == null) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(errors.toFile());
    }
    Process process = builder.start();
    IOException unread = input.length == 0 ? null : feed(process);
    boolean ended = waitFor(process, output);
    if (unread != null && ended && process.exitValue() == 0) {
      throw unread;
    }
    byte[] printed = Files.readAllBytes(output);
    String text = new String(printed, StandardCharsets.UTF_8);
    return new CommandResult(
        arguments,
        ended ? process.exitValue() : -1,
        text,
        errors == null ? "" : read(errors),
        !ended,
        text.indexOf('\uFFFD') < 0
            || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), printed));
  }

  /** Returns why not all input was taken; a program that fails without reading says so itself. */
  private @Nullable IOException feed(Process process) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private boolean waitFor(Process process, Path output) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean ended = false;
    try {
      do {
        long slice = Math.min(LOOK.toNanos(), deadline - System.nanoTime());
        ended = process.waitFor(slice, TimeUnit.NANOSECONDS);
        if (Files.size(output) > MOST_OUTPUT) {
          throw new IOException("'" + String.join(" ", arguments) + "' prints without end");
        }
      } while (!ended && System.nanoTime() - deadline < 0);
      return ended;
    } finally {
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
