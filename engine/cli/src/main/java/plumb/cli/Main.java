package plumb.cli;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumb.cli.eyaml.EyamlCommand;
import plumb.cli.server.ApproveCommand;
import plumb.cli.server.AuditCommand;
import plumb.cli.server.AuthorityCommand;
import plumb.cli.server.DatabaseProblem;
import plumb.cli.server.NodesCommand;
import plumb.cli.server.PushesCommand;
import plumb.cli.server.RepositoryCommand;
import plumb.cli.server.ServerCommand;
import plumb.cli.server.TokenCommand;
import plumb.daemon.SettingsFile;

/** Entry of the {@code plumb} command. */
@Command(
    name = "plumb",
    description =
        "Declarative configuration of the whole rack: servers, switches and IP addresses.",
    mixinStandardHelpOptions = true,
    version = "plumb " + Main.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 failed (the manifests, the data or a resource); 2 wrong usage.",
      "`plumb apply --detailed-exitcodes` adds 2 (changes), 4 (failures) and 6 (both)."
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  private static final List<String> COMMANDS =
      List.of(
          "apply",
          "agent",
          "compile",
          "validate",
          "lint",
          "fmt",
          "facts",
          "lookup",
          "explain",
          "diff",
          "check",
          "deprecations",
          "eyaml",
          "deploy",
          "module",
          "data",
          "server",
          "ca",
          "token",
          "repository",
          "nodes",
          "pushes",
          "approve",
          "audit");

  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    PlainCommand plain = plain(args);
    return plain == null ? runAny(args) : run(plain);
  }

  /** The command of a plain command line; null for any other line. */
  private static @Nullable PlainCommand plain(String[] args) {
    PlainCommand command =
        switch (args.length == 0 ? "" : args[0]) {
          case "apply" -> new ApplyCommand();
          case "compile" -> new CompileCommand();
          default -> null;
        };
    return command != null && PlainArguments.read(args, command) ? command : null;
  }

  /** Ends as under picocli. */
  private static int run(PlainCommand command) {
    try {
      return command.call();
    } catch (Exception | StackOverflowError e) {
      return fail(e, command);
    }
  }

  private static int runAny(String[] args) {
    CommandLine commandLine = commandLine(args);
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> fail(e, command.getCommand()));
    commandLine.setParameterExceptionHandler(Main::wrongUsage);
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

  /** Returns what reads a command line. */
  static CommandLine commandLine(String... args) {
    CommandLine commandLine = new CommandLine(new Main(), new Made());
    addCommands(commandLine, args);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine;
  }

  /** Adds the command that is run; all of them when none is: to read their options takes long. */
  private static void addCommands(CommandLine commandLine, String[] args) {
    List<String> names =
        args.length > 0 && COMMANDS.contains(args[0]) ? List.of(args[0]) : COMMANDS;
    for (String name : names) {
      CommandLine command = new CommandLine(command(name), new Made());
      commandLine.addSubcommand(name.equals("agent") ? SettingsFile.adopt(command, args) : command);
    }
  }

  /** Makes what options and commands name; picocli's own looks for Groovy's classes first. */
  private static final class Made implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type.isInterface()) {
        return CommandLine.defaultFactory().create(type);
      }
      Constructor<K> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    }
  }

  private static Object command(String name) {
    return switch (name) {
      case "apply" -> new ApplyCommand();
      case "agent" -> new AgentCommand();
      case "compile" -> new CompileCommand();
      case "validate" -> new ValidateCommand();
      case "lint" -> new LintCommand();
      case "fmt" -> new FmtCommand();
      case "facts" -> new FactsCommand();
      case "lookup" -> new LookupCommand();
      case "explain" -> new ExplainCommand();
      case "check" -> new CheckCommand();
      case "deprecations" -> new DeprecationsCommand();
      case "diff" -> new DiffCommand();
      case "eyaml" -> new EyamlCommand();
      case "deploy" -> new DeployCommand();
      case "module" -> new ModuleCommand();
      case "data" -> new DataCommand();
      case "server" -> new ServerCommand();
      case "ca" -> new AuthorityCommand();
      case "token" -> new TokenCommand();
      case "repository" -> new RepositoryCommand();
      case "nodes" -> new NodesCommand();
      case "pushes" -> new PushesCommand();
      case "approve" -> new ApproveCommand();
      case "audit" -> new AuditCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Says what is wrong; all options are only shown to those who named no command. */
  private static int wrongUsage(CommandLine.ParameterException problem, String[] unused) {
    CommandLine command = problem.getCommandLine();
    Console.error("error: " + problem.getMessage());
    if (!command.getSubcommands().isEmpty()) {
      command.usage(System.err);
    } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(
        problem, new PrintWriter(System.err, true, StandardCharsets.UTF_8))) {
      String name = command.getCommandSpec().qualifiedName();
      Console.note("hint: `" + name + " --help` shows the usage");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int fail(Throwable thrown, Object command) {
    Throwable problem = DatabaseProblem.told(thrown);
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
