package plumb.host.exec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/**
 * A command as a manifest gives it: one string, which may need a shell, or a vector of arguments,
 * which never does. Immutable.
 */
public final class CommandLine {
  private static final String SHELL_CHARACTERS = "*?{}[]<>()~&|\\$;'`\"\n#";
  private static final Set<String> SHELL_WORDS =
      Set.of(
          "!",
          ".",
          ":",
          "break",
          "case",
          "continue",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "eval",
          "exec",
          "exit",
          "export",
          "fi",
          "for",
          "if",
          "in",
          "readonly",
          "return",
          "set",
          "shift",
          "then",
          "times",
          "trap",
          "unset",
          "until",
          "while");

  private final @Nullable String text;
  private final List<String> vector;

  private CommandLine(@Nullable String text, List<String> vector) {
    this.text = text;
    this.vector = vector;
  }

  /** Returns a command that is one string. */
  public static CommandLine of(String text) {
    return new CommandLine(text, List.of());
  }

  /** Returns a command that is a vector of arguments, the program first. */
  public static CommandLine of(List<String> vector) {
    return new CommandLine(null, List.copyOf(vector));
  }

  /** Returns the name or path of the program, or of the first one in a string. */
  public String program() {
    String line = text;
    if (line == null) {
      return vector.isEmpty() ? "" : vector.get(0);
    }
    if (!line.isEmpty() && (line.charAt(0) == '"' || line.charAt(0) == '\'')) {
      int end = line.indexOf(line.charAt(0), 1);
      if (end > 1) {
        return line.substring(1, end);
      }
    }
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  /**
   * Returns what to execute. A string goes to a shell only where it has characters or words that
   * mean something to one, as Ruby's {@code exec} decides it.
   */
  public List<String> arguments() {
    String line = text;
    if (line == null) {
      return vector;
    }
    return needsShell(line) ? inShell(line) : words(line);
  }

  /** Returns what to execute to have a shell run this whatever it is. */
  public List<String> shellArguments() {
    return inShell(text == null ? String.join(" ", vector) : text);
  }

  private static List<String> inShell(String line) {
    return List.of("/bin/sh", "-c", line);
  }

  private static boolean needsShell(String line) {
    boolean inFirstWord = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (SHELL_CHARACTERS.indexOf(c) >= 0 || (inFirstWord && (c == '=' || c == '%'))) {
        return true;
      }
      inFirstWord &= c != ' ' || line.substring(0, i).isBlank();
    }
    List<String> words = words(line);
    return words.isEmpty() || SHELL_WORDS.contains(words.get(0));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean space = i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
      if (space && start >= 0) {
        words.add(line.substring(start, i));
        start = -1;
      } else if (!space && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** Returns the absolute paths that lines of this command begin with, in quotes or not. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (String line : (text == null ? program() : text).split("\n")) {
      if (line.startsWith("/")) {
        paths.add(words(line).get(0));
      } else if (line.startsWith("\"/") && line.indexOf('"', 1) > 0) {
        paths.add(line.substring(1, line.indexOf('"', 1)));
      }
    }
    return paths;
  }

  /**
   * Runs the command as this process, in the C locale.
   *
   * @throws ProviderException if it does not return 0
   */
  public void runOrFail(ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Launch launch = new Launch(Map.of("LANG", "C", "LC_ALL", "C"), null, null, null, null);
    try {
      Launch.Ended ended = launch.run(arguments());
      if (ended.status() != 0) {
        throw new ProviderException(
            "Execution of '"
                + this
                + "' returned "
                + ended.status()
                + ": "
                + ended.output().strip());
      }
      log.debug(ended.output());
    } catch (Launch.TimeoutException e) {
      throw new IllegalStateException("there is no time limit", e);
    }
  }

  /**
   * Runs the command, and shows nothing of what it prints.
   *
   * @throws ProviderException unless it ends with 0
   */
  public void runSilentlyOrFail() throws ProviderException, IOException, InterruptedException {
    Launch launch = new Launch(Map.of("LANG", "C", "LC_ALL", "C"), null, null, null, null);
    try {
      int status = launch.run(arguments()).status();
      if (status != 0) {
        throw new ProviderException(
            "Execution of '" + this + "' returned " + status + ": [output redacted]");
      }
    } catch (Launch.TimeoutException e) {
      throw new IllegalStateException("there is no time limit", e);
    }
  }

  /** Returns the command for people. */
  @Override
  public String toString() {
    if (text != null) {
      return text;
    }
    List<String> quoted = new ArrayList<>(vector.size());
    vector.forEach(word -> quoted.add('"' + word.replace("\"", "\\\"") + '"'));
    return "[" + String.join(", ", quoted) + "]";
  }
}
