package plumb.daemon;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The {@code plumb-agent} command. */
public final class Main {
  private Main() {}

  /** Runs the agent and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine line = commandLine(args);
    line.setExecutionExceptionHandler((problem, command, parsed) -> fail(problem));
    line.setParameterExceptionHandler((problem, words) -> refuse(problem));
    System.exit(line.execute(args));
  }

  /** Returns what reads a command line and the settings. */
  static CommandLine commandLine(String... args) {
    CommandLine line = SettingsFile.adopt(new CommandLine(new AgentCommand()), args);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  private static int refuse(ParameterException problem) {
    System.err.println("Error: " + problem.getMessage());
    System.err.println("plumb-agent --help says what there is.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception problem) {
    if (problem instanceof IOException) {
      System.err.println("Error: " + problem.getMessage());
    } else {
      System.err.println("error[INTERNAL]: " + problem);
      problem.printStackTrace();
    }
    return 1;
  }
}
