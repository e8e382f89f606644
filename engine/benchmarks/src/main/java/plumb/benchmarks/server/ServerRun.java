package plumb.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import plumb.catalog.json.ValueJson;

/**
 * A fleet's load on both servers, one after the other: nodes enrol, and run over mutual TLS. As
 * agents do, each run opens a connection and keeps it for all of its requests. The server, and the
 * fleet, share the machine.
 */
public final class ServerRun {
  private static final int WORKERS = 2;
  private static final String ENVIRONMENT = "compile";
  private static final int WARM_UP = 6000;
  private static final int RUBY_NODES = 500;
  private static final int RUBY_WARM_UP = 2000;
  private static final int PEER_NODES = 100;
  private static final int PEER_WARM_UP = 300;
  private static final int PEER_RUNS = 150;

  private final Path work;
  private final Path plumb;
  private final Path environments;
  private final IntFunction<NodeFacts> facts;
  private final Map<String, Object> host;

  /**
   * @param work a directory that is empty, and that everybody may enter
   * @param plumb the launcher
   * @param facts of the n-th node, which the manifests look at
   */
  public ServerRun(Path work, Path plumb, Path environments, IntFunction<NodeFacts> facts)
      throws IOException, InterruptedException {
    this.work = work;
    this.plumb = plumb;
    this.environments = environments;
    this.facts = facts;
    Process process = new ProcessBuilder(plumb.toString(), "facts", "--json").start();
    host = new LinkedHashMap<>();
    ((Map<?, ?>) ValueJson.parse(new String(process.getInputStream().readAllBytes(), UTF_8)))
        .forEach((name, value) -> host.put(String.valueOf(name), value));
  }

  /**
   * Measures and prints.
   *
   * @param count of nodes
   * @param sides the servers, by name, separated by blanks
   */
  public void run(int count, String sides) throws Exception {
    Took own = sides.contains("plumb") ? own(count) : null;
    Took theirs = sides.contains("puppetserver") ? theirs() : null;
    if (own != null && theirs != null) {
      System.out.printf(
          Locale.ROOT,
          "CPU of a catalog, on both sides with its connection: %.1fx less; without: %.1fx;"
              + " our 99th percentile is %.3f of their median%n%n",
          theirs.whole().cpu() / own.whole().cpu(),
          theirs.alone().cpu() / own.alone().cpu(),
          own.whole().slowest() / theirs.whole().median());
    }
  }

  /**
   * What runs took that asked for catalogs.
   *
   * @param greetings the same connections with a request that takes nothing
   */
  private record Took(Load.Took whole, Load.Took greetings) {
    Load.Took alone() {
      return whole.after(greetings);
    }
  }

  private Took own(int count) throws Exception {
    Took own;
    try (ServerProcess server = plumb("without", 18140, "--no-catalog-cache")) {
      own = measure("plumb", server, facts, count, WARM_UP, count);
    }
    try (ServerProcess server = plumb("with", 18141)) {
      measure("plumb, cache on", server, facts, count, WARM_UP, count);
    }
    int few = Math.min(count, RUBY_NODES);
    try (ServerProcess server = plumb("ruby", 18143, "--no-catalog-cache")) {
      measure("plumb, a role that needs JRuby", server, this::needsRuby, few, RUBY_WARM_UP, few);
    }
    return own;
  }

  private Took theirs() throws Exception {
    try (ServerProcess server = Puppetserver.start(work.resolve("peer"), environments, 18142)) {
      return measure("puppetserver", server, facts, PEER_NODES, PEER_WARM_UP, PEER_RUNS);
    }
  }

  private NodeFacts needsRuby(int number) {
    NodeFacts usual = facts.apply(number);
    Map<String, Object> own = new LinkedHashMap<>(usual.own());
    own.put("legacy", true);
    return new NodeFacts(usual.name(), own);
  }

  private ServerProcess plumb(String name, int port, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                plumb.toString(),
                "server",
                "--address=127.0.0.1",
                "--port=" + port,
                "--name=localhost",
                "--autosign=true",
                "--environmentpath=" + environments,
                "--dir=" + work.resolve(name)));
    command.addAll(List.of(options));
    return ServerProcess.start(command, port, work.resolve(name + ".log"));
  }

  private Took measure(
      String who,
      ServerProcess server,
      IntFunction<NodeFacts> facts,
      int count,
      int warmUp,
      int runs)
      throws Exception {
    System.out.printf(Locale.ROOT, "%s: ready after %.1f s%n", who, server.readySeconds());
    Site site = new Site(server.port(), List.of()).trusting();
    double before = server.cpuSeconds();
    List<SimulatedNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      NodeFacts own = facts.apply(i);
      nodes.add(SimulatedNode.enrol(site, own.name(), own.on(host)));
    }
    System.out.printf(
        Locale.ROOT,
        "  %,d nodes enrolled, %.1f CPU ms each%n",
        count,
        (server.cpuSeconds() - before) / count * 1e3);
    Load load = new Load(server, nodes, ENVIRONMENT, WORKERS);
    Load.Took unused = load.run(0, warmUp, SimulatedNode.Kind.REPORT);
    Load.Took greetings = load.run(warmUp, runs, SimulatedNode.Kind.GREETING);
    System.out.printf(
        Locale.ROOT,
        "  %,d new connections with one request: %.2f CPU ms each%n",
        runs,
        greetings.cpu() * 1e3);
    Took catalogs = new Took(load.run(warmUp, runs, SimulatedNode.Kind.CATALOG), greetings);
    print("catalogs", catalogs);
    print(
        "catalogs and reports",
        new Took(load.run(warmUp + runs, runs, SimulatedNode.Kind.REPORT), greetings));
    System.out.printf(Locale.ROOT, "  %.0f MB resident at most%n", server.peakMegabytes());
    return catalogs;
  }

  private static void print(String what, Took took) {
    Load.Took whole = took.whole();
    System.out.printf(
        Locale.ROOT,
        "  %,d %s of %d resources: %.2f CPU ms each with a new connection, %.2f without;"
            + " %.1f a second; median %.1f ms, 99th percentile %.1f ms%n",
        whole.runs(),
        what,
        whole.resources(),
        whole.cpu() * 1e3,
        took.alone().cpu() * 1e3,
        whole.each(),
        whole.median() * 1e3,
        whole.slowest() * 1e3);
  }
}
