package plumb.host.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Shown;

/** Reads and checks the parameters of an exec resource. */
final class ExecReader {
  private static final double DEFAULT_TIMEOUT = 300;

  private final Declaration declaration;
  private final boolean shell;
  private final @Nullable List<String> path;
  private final List<String> overrides = new ArrayList<>();

  ExecReader(Declaration declaration) {
    this.declaration = declaration;
    this.shell = declaration.word("provider", List.of("posix", "shell"), "posix").equals("shell");
    this.path = path(declaration);
  }

  private static @Nullable List<String> path(Declaration declaration) {
    List<String> given = declaration.texts("path");
    if (given == null) {
      return null;
    }
    List<String> directories = new ArrayList<>();
    given.forEach(text -> directories.addAll(List.of(text.split(":"))));
    return directories;
  }

  ExecDesired read() {
    CommandLine command = command();
    return new ExecDesired(
        command,
        declaration.has("refresh") ? single("refresh") : null,
        new ExecDesired.Checks(
            declaration.flag("refreshonly", false),
            creates(),
            commands("unless"),
            commands("onlyif")),
        shell,
        path,
        environment(),
        overrides,
        directory(),
        declaration.text("user"),
        declaration.text("group"),
        umask(),
        timeout(),
        returns(),
        new ExecDesired.Attempts(tries(), pause()),
        logOutput(),
        declaration.secret("command")
            || declaration.secret("unless")
            || declaration.secret("onlyif"));
  }

  private CommandLine command() {
    return declaration.has("command")
        ? single("command")
        : checked("command", CommandLine.of(declaration.title()));
  }

  private CommandLine single(String parameter) {
    Object value = declaration.value(parameter);
    if (value instanceof List<?> list && !list.isEmpty()) {
      return checked(parameter, vector(parameter, list));
    }
    if (!(value instanceof String text)) {
      declaration.problem(parameter, "Command must be a String or Array<String>");
      return CommandLine.of("");
    }
    return checked(parameter, CommandLine.of(text));
  }

  /** Reads one command, or an array of commands each of which may be a vector. */
  private List<CommandLine> commands(String parameter) {
    Object value = declaration.value(parameter);
    if (value == null) {
      return List.of();
    }
    List<CommandLine> commands = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof List<?> list && !list.isEmpty()) {
        commands.add(checked(parameter, vector(parameter, list)));
      } else if (item instanceof String text) {
        commands.add(checked(parameter, CommandLine.of(text)));
      } else {
        declaration.problem(parameter, "Command must be a String or Array<String>");
      }
    }
    return commands;
  }

  private CommandLine vector(String parameter, List<?> list) {
    List<String> words = new ArrayList<>(list.size());
    for (Object word : list) {
      if (word instanceof List<?>) {
        declaration.problem(parameter, "Command must be a String or Array<String>");
      }
      words.add(word.toString());
    }
    return CommandLine.of(words);
  }

  private CommandLine checked(String parameter, CommandLine command) {
    String program = command.program();
    if (!shell && path == null && !program.startsWith("/")) {
      String message =
          "'"
              + program
              + "' is not qualified and no path was specified. Please qualify the command or"
              + " specify a path.";
      if (parameter.equals("command")) {
        declaration.problem(message);
      } else {
        declaration.problem(parameter, message);
      }
    }
    return command;
  }

  private List<Path> creates() {
    List<Path> paths = new ArrayList<>();
    List<String> texts = declaration.texts("creates");
    for (String text : texts == null ? List.<String>of() : texts) {
      if (text.startsWith("/")) {
        paths.add(Path.of(text));
      } else {
        declaration.problem("creates", "creates must be a fully qualified path");
      }
    }
    return paths;
  }

  private @Nullable Path directory() {
    String directory = declaration.path("cwd");
    return directory == null ? null : Path.of(directory);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> settings = declaration.texts("environment");
    for (String setting : settings == null ? List.<String>of() : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0 || !setting.substring(0, equals).chars().allMatch(ExecReader::isWord)) {
        declaration.problem("environment", "Invalid environment setting '" + setting + "'");
      } else {
        put(environment, setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return environment;
  }

  private void put(Map<String, String> environment, String name, String value) {
    if (environment.containsKey(name) || (path != null && name.equals("PATH"))) {
      String shown = declaration.secret("environment") ? "[redacted]" : "'" + value + "'";
      overrides.add("Overriding environment setting '" + name + "' with " + shown);
    }
    environment.put(name, value);
  }

  private static boolean isWord(int c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private @Nullable String umask() {
    String umask = declaration.text("umask");
    boolean octal =
        umask == null
            || (!umask.isEmpty()
                && umask.length() <= 5
                && umask.chars().allMatch(c -> c >= '0' && c <= '7'));
    if (!octal) {
      declaration.problem("umask", "The umask specification is invalid: " + Shown.value(umask));
      return null;
    }
    return umask;
  }

  private @Nullable Duration timeout() {
    Double seconds = declaration.number("timeout");
    double limit = seconds == null ? DEFAULT_TIMEOUT : seconds;
    return limit <= 0 ? null : Duration.ofMillis((long) (limit * 1000));
  }

  private List<String> returns() {
    List<String> returns = declaration.texts("returns");
    return returns == null || returns.isEmpty() ? List.of("0") : List.copyOf(returns);
  }

  private int tries() {
    Long tries = declaration.integer("tries");
    if (tries != null && (tries < 1 || tries > Integer.MAX_VALUE)) {
      declaration.problem("tries", "Tries must be an integer >= 1");
      return 1;
    }
    return tries == null ? 1 : tries.intValue();
  }

  private Duration pause() {
    Double seconds = declaration.number("try_sleep");
    if (seconds != null && seconds < 0) {
      declaration.problem("try_sleep", "try_sleep cannot be a negative number");
      return Duration.ZERO;
    }
    return seconds == null ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
  }

  private ExecDesired.LogOutput logOutput() {
    String when =
        declaration.word("logoutput", List.of("true", "false", "on_failure"), "on_failure");
    return switch (when) {
      case "true" -> ExecDesired.LogOutput.ALWAYS;
      case "false" -> ExecDesired.LogOutput.NEVER;
      default -> ExecDesired.LogOutput.ON_FAILURE;
    };
  }
}
