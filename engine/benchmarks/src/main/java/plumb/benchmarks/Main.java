package plumb.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import plumb.benchmarks.server.NodeFacts;
import plumb.benchmarks.server.ServerRun;

/**
 * Runs one comparison: {@code Main NAME HOME}. The variables RUNS (3) and SECONDS (10) say how
 * often each side is measured, and how long each time.
 */
public final class Main {
  private final int runs = variable("RUNS", 3);
  private final Path home;
  private final Inputs inputs;
  private final Harness own;
  private final Reference reference;

  private Main(Path home, Path work) throws IOException {
    int seconds = variable("SECONDS", 10);
    this.home = home;
    this.inputs = Inputs.generate(home.resolve("engine/benchmarks/environment"), work);
    this.own = new Harness(inputs, seconds);
    this.reference = new Reference(inputs, seconds);
  }

  private static int variable(String name, int usual) {
    String value = System.getenv(name);
    return value == null ? usual : Integer.parseInt(value);
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Path work = Files.createTempDirectory("plumb-bench");
    try {
      new Main(Path.of(args[1]), work).run(args[0]);
    } finally {
      delete(work);
    }
  }

  private void run(String name) throws Exception {
    switch (name) {
      case "parse", "lower" -> source(name, "all manifests", lines());
      case "link" -> source(name, "the environment", Inputs.bulkClasses().size());
      case "compile-warm" -> compiles();
      case "hiera" -> lookups();
      case "deprecated" -> deprecated();
      case "types" -> types();
      case "batch" -> batch();
      case "fleet" ->
          new FleetRun(inputs.directory().resolve("fleet"), home.resolve("plumb")).run(runs);
      case "upgrade" ->
          new FleetRun(inputs.directory().resolve("fleet"), home.resolve("plumb")).upgrades(runs);
      case "roles" -> controller();
      case "classes" -> classes();
      case "server" -> server();
      default -> throw new IllegalArgumentException("no benchmark is called " + name);
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    System.out.printf(Locale.ROOT, "(load average at the end: %.1f)%n%n", load);
  }

  private long lines() throws IOException {
    long lines = 0;
    for (Manifest manifest : Manifest.all(inputs)) {
      lines += manifest.text().lines().count();
    }
    return lines;
  }

  private void source(String name, String unit, long did)
      throws IOException, InterruptedException, RunnerException {
    String title = name + ": " + did + (name.equals("link") ? " classes" : " lines");
    compare(title, unit, "SourceBenchmarks." + name, name, 0, did, 1);
  }

  private void types() throws IOException, InterruptedException, RunnerException {
    long passed = new TypeBenchmarks().check();
    String benchmark = "TypeBenchmarks.check";
    compare("types: 20 types, 23 values", "all checks", benchmark, "types", 0, passed, 1);
  }

  private void compiles() throws IOException, InterruptedException, RunnerException {
    for (int size : List.of(300, 1000, 3000)) {
      long resources = CompileBenchmarks.resources(inputs, size);
      String title = "compile-warm: a node of " + resources + " resources";
      compare(title, "a node", "CompileBenchmarks.compile", "compile", size, resources, 1);
    }
    scaling("compile-warm, 300 resources", "CompileBenchmarks.compile", 300);
  }

  /** What names that are deprecated cost those who use none. */
  private void deprecated() throws RunnerException {
    for (int i = 0; i < runs; i++) {
      double without = own.measure("DeprecationBenchmarks.compile", 0, 1).cpu();
      for (int names : List.of(10, 1000)) {
        double with = own.measure("DeprecationBenchmarks.compile", names, 1).cpu();
        System.out.printf(
            Locale.ROOT,
            "a node of 300 resources: %.3f CPU ms where nothing is deprecated, %.3f with %d names: %.2fx%n",
            without * 1000,
            with * 1000,
            names,
            with / without);
      }
    }
  }

  private void lookups() throws IOException, InterruptedException, RunnerException {
    long keys = LookupData.KEYS;
    String title = "hiera: every key of each node, 6 levels, " + keys + " keys";
    compare(title, "a lookup", "LookupBenchmarks.allKeys", "hiera", 0, keys, 1);
    scaling("hiera, every key of each node", "LookupBenchmarks.allKeys", 0);
    scaling("hiera, 250 keys of each node", "LookupBenchmarks.someKeys", 0);
  }

  private void compare(
      String title, String unit, String benchmark, String job, int size, long did, int threads)
      throws IOException, InterruptedException, RunnerException {
    List<Sample> ours = new ArrayList<>();
    List<Sample> theirs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ours.add(own.measure(benchmark, size, threads));
      theirs.add(reference.measure(job, size, did));
    }
    new Comparison(title, unit, System.out).print(ours, theirs);
  }

  private void controller() throws IOException, InterruptedException, RunnerException {
    inputs.addModules(home);
    long resources = new RoleBenchmarks(inputs).controller().resources().size();
    String title = "roles: a controller of " + resources + " resources";
    compare(title, "a node", "RoleBenchmarks.controller", "controller", 0, resources, 1);
  }

  /** The whole command against classes compiled by one warm process. */
  private void classes() throws IOException, InterruptedException {
    inputs.addModules(home);
    BatchRun batch = new BatchRun(inputs, home.resolve("plumb"), inputs.classes());
    for (int i = 0; i < runs; i++) {
      BatchRun.Took took = batch.run("--jobs=1");
      Sample theirs = reference.measureOnce("classes", Inputs.count(inputs.classes()));
      System.out.printf(
          Locale.ROOT,
          "plumb %.1f CPU s, %.1f s, %.0f MB resident, %s; puppet %.1f CPU s, %.1f s: %.1fx%n",
          took.cpu(),
          took.wall(),
          took.megabytes(),
          took.summary(),
          theirs.cpu(),
          theirs.wall(),
          theirs.cpu() / took.cpu());
    }
  }

  private void server() throws Exception {
    Files.setPosixFilePermissions(inputs.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path work = Files.createDirectory(inputs.directory().resolve("server"));
    new ServerRun(
            work,
            home.resolve("plumb"),
            inputs.environments(),
            number ->
                new NodeFacts(Inputs.name(number), Inputs.facts(Inputs.name(number), number, 300)))
        .run(variable("NODES", 5000), System.getenv().getOrDefault("SIDES", "plumb puppetserver"));
  }

  private void scaling(String title, String benchmark, int size) throws RunnerException {
    List<Sample> one = new ArrayList<>();
    List<Sample> two = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      one.add(own.measure(benchmark, size, 1));
      two.add(own.measure(benchmark, size, 2));
    }
    new Comparison(title, "", System.out).printScaling(one, two);
  }

  private void batch() throws IOException, InterruptedException {
    long resources = CompileBenchmarks.resources(inputs, 100);
    BatchRun batch = new BatchRun(inputs, home.resolve("plumb"), inputs.batch());
    List<Sample> ours = new ArrayList<>();
    List<Sample> theirs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      BatchRun.Took took = batch.run();
      System.out.printf(
          Locale.ROOT,
          "%,d nodes, heap of 1 GB: %.1f s, %.1f CPU s, %.0f MB resident; %s%n",
          Inputs.NODES,
          took.wall(),
          took.cpu(),
          took.megabytes(),
          took.summary());
      ours.add(took.of(Inputs.NODES));
      theirs.add(reference.measure("batch", 100, resources));
    }
    String title = "batch: nodes of " + resources + " resources, ours with all processors";
    new Comparison(title, "a node", System.out).print(ours, theirs);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
