package plumb.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumb.cli.eyaml.EyamlCommand;

/** Entry of the {@code plumb} command. */
@Command(
    name = "plumb",
    description =
        "Declarative configuration of the whole rack: servers, switches and IP addresses.",
    mixinStandardHelpOptions = true,
    version = "plumb " + Main.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ApplyCommand.class,
      CompileCommand.class,
      ValidateCommand.class,
      LintCommand.class,
      FmtCommand.class,
      FactsCommand.class,
      LookupCommand.class,
      ExplainCommand.class,
      EyamlCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 failed (the manifests, the data or a resource); 2 wrong usage.",
      "`plumb apply --detailed-exitcodes` adds 2 (changes), 4 (failures) and 6 (both)."
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> fail(e, command.getCommand()));
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError e) {
      CommandLine.ParseResult parsed = commandLine.getParseResult();
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return fail(e, parsed.commandSpec().userObject());
    }
  }

  private static int fail(Throwable problem, Object command) {
    @Nullable String code = command instanceof ApplyCommand apply ? apply.code() : null;
    return Console.fail(
        problem, code, command instanceof JsonCommand wanted && wanted.printsJson());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: a command is missing.");
  }
}
