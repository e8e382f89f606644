package plumb.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plumb.agent.report.LogSink;
import plumb.daemon.catalog.CatalogFile;
import plumb.daemon.report.ReportTarget;
import plumb.daemon.server.ServerAddress;
import plumb.daemon.server.ServerCatalogs;
import plumb.daemon.server.ServerOptions;
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

  @Option(
      names = "--server",
      split = ",",
      paramLabel = "HOST[:PORT]",
      description = {
        "Ask this server for catalogs (port 8140 unless given);",
        "of several the first that answers is asked."
      })
  private List<String> servers = List.of();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment to ask for (production); the server may know better.")
  private String environment = "production";

  @Option(
      names = "--ssldir",
      paramLabel = "DIR",
      description = "Keys and certificates, laid out as Puppet's agent has them (STATEDIR/ssl).")
  private @Nullable Path ssl;

  @Option(
      names = "--ca_fingerprint",
      paramLabel = "SHA256",
      description = "Trust no other authority than this; otherwise the first answer is trusted.")
  private @Nullable String fingerprint;

  @Option(
      names = "--waitforcert",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "How long to wait for a certificate to be signed (2m).")
  private Duration waitForCertificate = Duration.ofMinutes(2);

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  AgentCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((catalog == null) == servers.isEmpty() && !arguments.enable && arguments.disable == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say where the catalog comes from: either --server HOST or --catalog FILE.");
    }
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    FactSources sources = FactSources.ofHost(warning -> System.err.println("Warning: " + warning));
    if (servers.isEmpty()) {
      return run(words, new HostFacts(sources), log -> fromFile());
    }
    // Facts run what is in there, so it is looked at before they are asked for.
    arguments.files().check();
    HostFacts facts = new HostFacts(sources.alsoIn(arguments.files().pluginFacts()));
    List<ServerAddress> addresses = addresses();
    return run(words, facts, log -> fromServers(addresses, facts, log));
  }

  private int run(List<String> words, HostFacts facts, Function<LogSink, AgentProgram.Peers> peers)
      throws IOException, InterruptedException {
    return new AgentProgram(arguments, peers).run(words, () -> again(words).timing(), facts);
  }

  private AgentProgram.Peers fromFile() {
    Path file = catalog == null ? Path.of("") : catalog.toAbsolutePath();
    return new AgentProgram.Peers(new CatalogFile(file, modulePath), ReportTarget.NONE);
  }

  private AgentProgram.Peers fromServers(
      List<ServerAddress> addresses, HostFacts facts, LogSink log) {
    ServerOptions options =
        new ServerOptions(
            addresses,
            arguments.certname(facts),
            environment,
            ssl == null ? arguments.files().ssl() : ssl,
            fingerprint,
            waitForCertificate,
            arguments.files().pluginFacts(),
            arguments.files().rubyFacts());
    ServerCatalogs source = new ServerCatalogs(options, facts::externalChanged, log);
    return new AgentProgram.Peers(source, source);
  }

  private List<ServerAddress> addresses() {
    try {
      return servers.stream().map(ServerAddress::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads command line and settings again. */
  private static AgentArguments again(List<String> words) {
    String[] args = words.toArray(String[]::new);
    AgentCommand command = new AgentCommand();
    SettingsFile.adopt(new CommandLine(command), args).parseArgs(args);
    return command.arguments;
  }
}
