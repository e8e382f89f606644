package plumb.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumb module update}: locked modules move. */
@Command(
    name = "update",
    description =
        "Moves locked modules to what the Puppetfile means now: those that are named, or all.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 1 failed, or a dependency is missing or in conflict."})
final class ModuleUpdateCommand implements Callable<Integer>, JsonCommand {
  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Modules; without any, all.")
  private List<String> names = List.of();

  @Mixin private LockArguments lock = new LockArguments();

  @Override
  public boolean printsJson() {
    return lock.printsJson();
  }

  @Override
  public Integer call() throws IOException {
    return lock.update(Set.copyOf(names));
  }
}
