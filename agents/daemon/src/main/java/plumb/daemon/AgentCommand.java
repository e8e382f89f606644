package plumb.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plumb.daemon.catalog.CatalogFile;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;

/** {@code plumb-agent}: keeps this host as its catalog says. */
@Command(
    name = "plumb-agent",
    description = "Keeps this host as its catalog says.",
    mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {
  @Mixin private AgentArguments arguments = new AgentArguments();
  @Spec private CommandSpec spec;

  @Option(names = "--catalog", paramLabel = "FILE", description = "Apply the catalog in this file.")
  private @Nullable Path catalog;

  @Option(
      names = "--modulepath",
      split = ":",
      paramLabel = "DIR",
      description = "Directories of modules that puppet:///modules/... is served from.")
  private List<Path> modulePath = List.of();

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  AgentCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (catalog == null && !arguments.enable && arguments.disable == null) {
      throw new ParameterException(
          spec.commandLine(), "Say where the catalog comes from: --catalog FILE.");
    }
    CatalogFile source =
        new CatalogFile(catalog == null ? Path.of("") : catalog.toAbsolutePath(), modulePath);
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    Map<String, Object> facts =
        new HostFacts(FactSources.ofHost(warning -> System.err.println("Warning: " + warning)));
    return new AgentProgram(arguments, source).run(words, () -> again(words).timing(), facts);
  }

  /** Reads command line and settings again. */
  private static AgentArguments again(List<String> words) {
    String[] args = words.toArray(String[]::new);
    AgentCommand command = new AgentCommand();
    SettingsFile.adopt(new CommandLine(command), args).parseArgs(args);
    return command.arguments;
  }
}
