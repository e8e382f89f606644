package plumb.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumb.catalog.json.ValueJson;

/**
 * The inputs of all measurements, in one directory that both sides read: an environment for
 * compiles, one for lookups, and facts.
 *
 * <p>What is generated depends on nothing but the code here: two runs measure the same.
 */
public final class Inputs {
  /** Resources of the nodes that are compiled one by one. */
  static final List<Integer> SIZES = List.of(100, 300, 1000, 3000);

  /** Nodes of the batch. */
  static final int NODES = 10_000;

  /** Classes that are only read and linked. */
  private static final int BULK = 200;

  private final Path directory;

  private Inputs(Path directory) {
    this.directory = directory;
  }

  /** Inputs that were generated before. */
  static Inputs in(Path directory) {
    return new Inputs(directory);
  }

  /**
   * Writes the inputs.
   *
   * @param environment the manifests that nodes are compiled with
   * @param directory empty or not there yet
   */
  static Inputs generate(Path environment, Path directory) throws IOException {
    Inputs inputs = new Inputs(directory);
    copy(environment, inputs.environment("compile"));
    inputs.writeBulkModule();
    new CompileData(inputs.environment("compile").resolve("data")).write(SIZES);
    new LookupData(inputs.environment("lookups")).write();
    for (String name : List.of("types.txt", "values.json", "reference.rb")) {
      Files.writeString(directory.resolve(name), Resource.text(name));
    }
    inputs.writeBatch();
    return inputs;
  }

  /** Where all of it is. */
  Path directory() {
    return directory;
  }

  /** The directory of all environments. */
  Path environments() {
    return directory.resolve("environments");
  }

  /** An environment's directory: {@code compile} or {@code lookups}. */
  Path environment(String name) {
    return environments().resolve(name);
  }

  /** The manifests of the environment for compiles. */
  List<Path> manifests() {
    try (Stream<Path> files = Files.walk(environment("compile"))) {
      return files.filter(Inputs::isManifest).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types and functions are left out: the other side takes each in only once. */
  private static boolean isManifest(Path file) {
    return file.toString().matches(".*/manifests/[^/]+\\.pp");
  }

  /** Classes of the module that is only read and linked. */
  static List<String> bulkClasses() {
    return Stream.iterate(0, i -> i + 1).limit(BULK).map(i -> "bulk::part" + i).toList();
  }

  /**
   * What a node is known by.
   *
   * @param size about how many resources it gets
   */
  static Map<String, Object> facts(String name, int number, int size) {
    String host = name.substring(0, name.indexOf('.'));
    String ip = "10." + number / 65536 % 256 + "." + number / 256 % 256 + "." + number % 256;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("size", String.valueOf(size));
    facts.put("site", "site" + number % 20);
    facts.put("team", "team" + number % 7);
    facts.put("kernel", "Linux");
    facts.put(
        "os",
        Map.of(
            "name", "Debian",
            "family", "Debian",
            "architecture", "amd64",
            "release", Map.of("full", "12.5", "major", "12", "minor", "5")));
    facts.put(
        "networking",
        Map.of(
            "hostname",
            host,
            "fqdn",
            name,
            "domain",
            "example.com",
            "ip",
            ip,
            "network",
            ip.substring(0, ip.lastIndexOf('.')) + ".0",
            "interfaces",
            Map.of("eth0", Map.of("ip", ip, "mtu", 1500L))));
    facts.put("processors", Map.of("count", 2L + number % 7));
    facts.put("memory", Map.of("system", Map.of("total_bytes", (4L + number % 61) * 1073741824L)));
    return facts;
  }

  /** The name of the n-th node. */
  static String name(int number) {
    return "node" + number + ".example.com";
  }

  /** The batch of {@value #NODES} nodes of 100 resources. */
  Path batch() {
    return directory.resolve("nodes.jsonl");
  }

  /** The batch with one node for each class of the installed modules. */
  Path classes() {
    return directory.resolve("classes.jsonl");
  }

  /** How many nodes a batch has. */
  static long count(Path batch) throws IOException {
    try (Stream<String> lines = Files.lines(batch)) {
      return lines.count();
    }
  }

  /** Adds what is compiled with Debian's modules. */
  void addModules(Path home) throws IOException, InterruptedException {
    Path script = home.resolve("engine/benchmarks/roles/inputs.rb");
    Process process =
        new ProcessBuilder("ruby", script.toString(), home.toString(), directory.toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(script + " failed");
    }
  }

  /** What measures the other side. */
  Path reference() {
    return directory.resolve("reference.rb");
  }

  private void writeBatch() throws IOException {
    try (var out = Files.newBufferedWriter(batch())) {
      for (int number = 0; number < NODES; number++) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", name(number));
        node.put("environment", "compile");
        node.put("facts", facts(name(number), number, 100));
        out.append(ValueJson.text(node, false)).append('\n');
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Many classes of one shape, as large as classes usually are. */
  private void writeBulkModule() throws IOException {
    Path manifests =
        Files.createDirectories(environment("compile").resolve("modules/bulk/manifests"));
    for (String name : bulkClasses()) {
      String part = name.substring("bulk::".length());
      Files.writeString(
          manifests.resolve(part + ".pp"), Resource.text("bulk.pp.template").replace("PART", part));
    }
  }
}
