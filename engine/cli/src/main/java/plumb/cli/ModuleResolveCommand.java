package plumb.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumb module resolve}: a Puppetfile becomes a lockfile. */
@Command(
    name = "resolve",
    description =
        "Writes plumb.lock: the exact versions that a Puppetfile means now. What is locked stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 1 failed, or a dependency is missing or in conflict."})
final class ModuleResolveCommand implements Callable<Integer>, JsonCommand {
  @Mixin private LockArguments lock = new LockArguments();

  @Override
  public boolean printsJson() {
    return lock.printsJson();
  }

  @Override
  public Integer call() throws IOException {
    return lock.resolve(Set.of());
  }
}
