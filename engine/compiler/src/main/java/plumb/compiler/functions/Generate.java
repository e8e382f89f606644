package plumb.compiler.functions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.values.EvaluationException;
import plumb.values.functions.Callbacks;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.LegacyText;

/**
 * {@code generate}: what a program prints, on both its streams. No shell stands between: every
 * argument reaches the program as it is. The program runs in its own directory, in the locale C,
 * without the caller's home and name, and without input.
 */
final class Generate {
  private static final Pattern NAME = Pattern.compile("[-/\\w.+]+");

  private static final List<String> OF_USER_AND_LOCALE =
      List.of(
          "HOME",
          "USER",
          "LOGNAME",
          "LANGUAGE",
          "LC_CTYPE",
          "LC_NUMERIC",
          "LC_TIME",
          "LC_COLLATE",
          "LC_MONETARY",
          "LC_MESSAGES",
          "LC_PAPER",
          "LC_NAME",
          "LC_ADDRESS",
          "LC_TELEPHONE",
          "LC_MEASUREMENT",
          "LC_IDENTIFICATION");

  private Generate() {}

  static LegacyFunction function() {
    return new LegacyFunction("generate", -2, Generate::run);
  }

  private static Object run(List<Object> args, Callbacks caller) {
    String program = checked(args.get(0), caller);
    List<String> command = new ArrayList<>();
    ClassNames.flatten(args).forEach(argument -> command.add(LegacyText.of(argument)));
    Path directory = Path.of(program).getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new EvaluationException("No such file or directory @ dir_chdir - " + directory);
    }
    try {
      return output(command, directory);
    } catch (IOException e) {
      throw failure(command, 1, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluationException("generate(): interrupted while " + program + " ran");
    }
  }

  private static String checked(Object program, Callbacks caller) {
    if (!(program instanceof String)) {
      caller.log("warning", Paths.notText(program));
    }
    if (!(program instanceof String name) || !name.startsWith("/")) {
      throw new EvaluationException("Generators must be fully qualified");
    }
    if (!NAME.matcher(name).matches()) {
      throw new EvaluationException(
          "Generators can only contain alphanumerics, file separators, and dashes");
    }
    if (name.contains("..")) {
      throw new EvaluationException("Can not use generators with '..' in them.");
    }
    return name;
  }

  private static String output(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Inputs.note(Kind.PROGRAM);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(OF_USER_AND_LOCALE);
    environment.put("LANG", "C");
    environment.put("LC_ALL", "C");
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw failure(command, status, output);
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static EvaluationException failure(List<String> command, int status, String output) {
    return new EvaluationException(
        "Failed to execute generator "
            + command.get(0)
            + ": Execution of '"
            + String.join(" ", command)
            + "' returned "
            + status
            + ": "
            + output.strip());
  }
}
