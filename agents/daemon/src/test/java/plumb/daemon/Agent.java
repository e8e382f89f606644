package plumb.daemon;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;

/** The program in processes of its own, as a launcher starts it, in a directory of its own. */
final class Agent implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Path directory;
  final Path catalog;
  final Path state;
  private final Path launcher;
  private final List<Process> processes = new ArrayList<>();

  /** What one command printed, and how it ended. */
  record Result(int exitCode, String output) {}

  /** Fills a catalog. */
  interface Content {
    void addTo(Catalog catalog, Resource main);
  }

  Agent(Path directory) throws IOException {
    this.directory = directory;
    this.catalog = directory.resolve("catalog.json");
    this.state = directory.resolve("state");
    this.launcher = directory.resolve("launcher");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        """
        #!/usr/bin/env bash
        . '%s'
        exec '%s' "${flags[@]}" -Dplumb.launcher="$0" -cp '%s' plumb.daemon.Main "$@"
        """
            .formatted(
                Path.of("src/launch/flags.sh").toAbsolutePath(),
                java,
                System.getProperty("java.class.path")));
    launcher.toFile().setExecutable(true);
  }

  /** Writes the catalog that the agent applies. */
  void serve(Content content) throws IOException {
    Files.writeString(catalog, catalogText(content));
  }

  /** Returns a catalog as JSON. */
  static String catalogText(Content content) {
    Catalog made = new Catalog("node.example", "production");
    Resource stage = new Resource("Stage", "main", Kind.NATIVE);
    made.add(stage);
    Resource main = new Resource("Class", "main", Kind.UNKNOWN);
    made.add(main);
    made.contain(stage, main);
    content.addTo(made, main);
    return CatalogJson.text(made, true, false);
  }

  /** Adds a resource with parameters given as name, value, name, value. */
  static void add(Catalog catalog, Resource main, String type, String title, Object... parameters) {
    Resource resource = new Resource(type, title, Kind.NATIVE);
    for (int i = 0; i < parameters.length; i += 2) {
      resource.parameters().put((String) parameters[i], parameters[i + 1]);
    }
    catalog.add(resource);
    catalog.contain(main, resource);
  }

  /** Serves one command to run. */
  void serveExec(String command, Object... parameters) throws IOException {
    List<Object> all = new ArrayList<>(List.of("command", command));
    all.addAll(List.of(parameters));
    serve((made, main) -> add(made, main, "Exec", "work", all.toArray()));
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "output", "");
    Process process = start(output, arguments);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("did not end: " + Files.readString(output));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  /** Starts the daemon; its output is in the file "output". */
  Process daemon(String... arguments) throws IOException {
    return start(output(), arguments);
  }

  Path output() {
    return directory.resolve("output");
  }

  private Process start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of("--statedir", state.toString(), "--catalog", catalog.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()))
            .redirectInput(Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Sends a signal, as kill(1) names it. */
  static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until something is true, and fails with the daemon's output when it takes too long. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    long began = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new AssertionError("never: " + what + "\n" + outputText());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  String outputText() throws IOException {
    return Files.exists(output())
        ? new String(Files.readAllBytes(output()), StandardCharsets.UTF_8)
        : "";
  }

  Report lastReport() throws IOException {
    return report(state.resolve("state/last-run-report.json"));
  }

  static Report report(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return ReportJson.read(in);
    }
  }

  /** Returns the files in a directory in the order of their names; none when it isn't there. */
  static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
