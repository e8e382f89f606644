package plumb.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicies;
import plumb.server.authority.SigningPolicy;
import plumb.server.git.GitSettings;
import plumb.store.nodes.Retention;

/** {@code plumb server}: serves agents until it is stopped. */
@Command(
    name = "server",
    description = "Serves catalogs and files to agents, signs their certificates, keeps reports.",
    mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {
  private static final String USUAL_PATH =
      "/etc/puppetlabs/code/environments:/etc/puppet/code/environments";

  @Mixin private ServerDirectory directory = new ServerDirectory();

  @Option(names = "--address", paramLabel = "ADDRESS", description = "Where it listens (all).")
  private String address = "";

  @Option(names = "--port", paramLabel = "PORT", description = "The port (8140).")
  private int port = 8140;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What agents call it; more than once for further names (the host's name, puppet and"
              + " localhost).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments, separated by colons.")
  private String environmentPath = USUAL_PATH;

  @Option(
      names = "--hiera_config",
      paramLabel = "FILE",
      description = "hiera.yaml of the global layer, above all environments.")
  private @Nullable Path hieraConfig;

  @Option(
      names = "--external_nodes",
      paramLabel = "CMD",
      description = "The classifier: a program's absolute path and arguments.")
  private @Nullable String classifier;

  @Option(
      names = "--mount",
      paramLabel = "NAME=DIR",
      description = "Serves a directory as puppet:///NAME.")
  private Map<String, Path> mounts = new TreeMap<>();

  @Option(
      names = "--strict_variables",
      negatable = true,
      fallbackValue = "true",
      description = "Unknown variables are errors.")
  private boolean strictVariables;

  @Option(
      names = "--no-catalog-cache",
      fallbackValue = "true",
      description = "Compile each catalog anew, even when all that it is made of is the same.")
  private boolean uncached;

  @Option(
      names = "--autosign",
      arity = "0..1",
      paramLabel = "true|false|FILE",
      fallbackValue = "true",
      description =
          "Sign requests for certificates at once: all of them, those of the names in a file, or"
              + " those that a program allows (false).")
  private String autosign = "false";

  @Option(
      names = "--keys",
      paramLabel = "KIND",
      description = "What the authority's keys are when it is founded: ec or rsa (ec).")
  private KeyKind keys = KeyKind.EC;

  @Option(
      names = "--client-rate",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many requests a certificate, or an address without one, may send in a second, on the"
              + " average; 0: any number (200).")
  private double clientRate;

  @Option(
      names = "--node-ttl",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      defaultValue = "7d",
      description = "A node that is silent for so long counts as gone; 0s: never (7d).")
  private Span silence = Span.NONE;

  @Option(
      names = "--node-purge-ttl",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      defaultValue = "14d",
      description = "A node that is gone for so long is forgotten; 0s: never (14d).")
  private Span gone = Span.NONE;

  @Option(
      names = "--report-ttl",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      defaultValue = "14d",
      description = "How old reports get; 0s: for ever (14d).")
  private Span reports = Span.NONE;

  @Option(
      names = "--report-space",
      paramLabel = "MB",
      defaultValue = "10240",
      description = "How much all reports may take before compression; 0: anything (10240).")
  private long reportMegabytes;

  @Option(
      names = "--ssh-address",
      paramLabel = "[ADDRESS:]PORT",
      converter = SocketAddress.class,
      description = "Where git is served over SSH, too (nowhere).")
  private @Nullable InetSocketAddress ssh;

  @Option(
      names = "--repositories",
      paramLabel = "DIR",
      description = "Where git repositories are (below the server's directory).")
  private @Nullable Path repositories;

  @Mixin private GateArguments gate = new GateArguments();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServerLog log = new ServerLog(System.out);
    return serve(Server.start(settings(), log), log);
  }

  private int serve(Server server, ServerLog log) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  end.countDown();
                }));
    log.line("ready at port " + server.port() + " as " + String.join(", ", names()));
    end.await();
    return 0;
  }

  private ServerSettings settings() throws IOException {
    return new ServerSettings(
        address,
        port,
        names(),
        directory.directory(),
        directory.database(),
        EnvironmentLoader.path(environmentPath),
        hieraConfig,
        classifier,
        Strictness.of(Strictness.Level.WARNING, strictVariables),
        mounts,
        keys,
        policy(),
        limits(),
        git(),
        gate.settings(directory.directory()));
  }

  private SigningPolicy policy() throws IOException {
    try {
      return SigningPolicies.of(autosign);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private GitSettings git() {
    GitSettings usual = GitSettings.in(directory.directory());
    return new GitSettings(
        repositories == null ? usual.directory() : repositories.toAbsolutePath().normalize(),
        ssh,
        usual.hostKey());
  }

  private ServerSettings.Limits limits() {
    Retention retention =
        new Retention(
            silence.duration(), gone.duration(), reports.duration(), reportMegabytes << 20);
    ServerSettings.Limits limits =
        ServerSettings.Limits.USUAL.with(retention).withClientRate(clientRate);
    return uncached ? limits.withoutCache() : limits;
  }

  private List<String> names() {
    if (!names.isEmpty()) {
      return names;
    }
    List<String> usual = new ArrayList<>(List.of(hostName()));
    for (String further : List.of("puppet", "localhost")) {
      if (!usual.contains(further)) {
        usual.add(further);
      }
    }
    return usual;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "localhost";
    }
  }
}
