package plumb.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumb module}: the modules of environments and of Puppetfiles. */
@Command(
    name = "module",
    description = "Shows, checks and compares modules, and locks those of Puppetfiles.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModuleListCommand.class,
      ModuleTreeCommand.class,
      ModuleCheckCommand.class,
      ModuleDeprecationsCommand.class,
      ModuleResolveCommand.class,
      ModuleUpdateCommand.class,
      ModuleChangesCommand.class,
      ModuleUpgradeCommand.class
    })
final class ModuleCommand implements Runnable {
  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ModuleCommand() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: list, tree, check, deprecations, resolve, update, changes or upgrade.");
  }
}
