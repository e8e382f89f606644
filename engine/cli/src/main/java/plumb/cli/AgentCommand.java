package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.daemon.AgentArguments;
import plumb.daemon.AgentProgram;
import plumb.daemon.report.ReportTarget;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;

/** {@code plumb agent}: keeps this host as an environment on it says. */
@Command(
    name = "agent",
    description = "Keeps this host as an environment on it says: again and again, or --onetime.",
    mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {
  @Mixin private AgentArguments arguments = new AgentArguments();
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "An environment's directory, or a manifest.")
  private @Nullable Path path;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  AgentCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    EnvironmentCatalogs source =
        new EnvironmentCatalogs(environmentArguments, nodeArguments, path, arguments.certname());
    List<String> words = spec.root().commandLine().getParseResult().originalArgs();
    Map<String, Object> facts =
        new HostFacts(FactSources.ofHost(warning -> Console.error("Warning: " + warning)));
    return new AgentProgram(arguments, log -> new AgentProgram.Peers(source, ReportTarget.NONE))
        .run(words, () -> again(words).timing(), facts);
  }

  /** Reads command line and settings again. */
  private static AgentArguments again(List<String> words) {
    String[] args = words.toArray(String[]::new);
    return Main.commandLine(args).parseArgs(args).subcommand().commandSpec().userObject()
            instanceof AgentCommand command
        ? command.arguments
        : new AgentArguments();
  }
}
