package plumb.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumb data}: the Hiera data of environments. */
@Command(
    name = "data",
    description = "Judges the Hiera data of environments.",
    mixinStandardHelpOptions = true,
    subcommands = DataCheckCommand.class)
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  DataCommand() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: check.");
  }
}
