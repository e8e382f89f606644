package plumb.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A folder that looks like a built clone of this repository, but whose build is the classes under
 * test: its {@code ./plumb} is the real launcher, which finds everything up to date and never calls
 * Maven.
 */
final class Installation implements AutoCloseable {

  /** What a command printed, and how it ended. */
  record Result(int exitCode, String out, String err) {}

  /** The clone that the tests run in. */
  static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private final Path folder;
  private final Path home;

  private Installation(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  static Installation create() throws IOException {
    return create(entry -> true);
  }

  /**
   * Creates one that lacks jars.
   *
   * @param there tells which entries of the class path it has
   */
  static Installation create(Predicate<Path> there) throws IOException {
    Path folder = Files.createTempDirectory("plumb-test");
    Path home = Files.createDirectory(folder.resolve("plumb"));
    for (String part :
        List.of("pom.xml", "dsl", "engine", "agents", "examples", "modules", "hiera-data")) {
      Files.createSymbolicLink(home.resolve(part), REPOSITORY.resolve(part));
    }
    // A copy: the launcher follows links to find out where it lives.
    for (String launcher : List.of("plumb", "plumb-agent")) {
      Files.copy(REPOSITORY.resolve(launcher), home.resolve(launcher));
      home.resolve(launcher).toFile().setExecutable(true);
    }

    Path build = Files.createDirectory(home.resolve(".build"));
    Path java = Path.of(System.getProperty("java.home")).toRealPath().resolve("bin/java");
    Files.writeString(build.resolve("java"), java + "\n");
    writeJarThatNames(classPath(there), build.resolve("plumb.jar"));
    writeJarThatNames(classPath(there), build.resolve("plumb-agent.jar"));
    Files.createFile(build.resolve("stamp"));
    return new Installation(folder, home);
  }

  Path home() {
    return home;
  }

  /** Where tests may put what they need; goes away with the installation. */
  Path folder() {
    return folder;
  }

  Path build() {
    return home.resolve(".build");
  }

  /** Runs {@code ./plumb} with these arguments in the folder. */
  Result plumb(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./plumb"));
    command.addAll(List.of(arguments));
    return run(Map.of(), command);
  }

  /** Runs a command in the folder, with {@code environment} added to the environment. */
  Result run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // What a person's own runs leave behind is neither used nor touched.
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("took more than two minutes: " + command);
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Deletes the folder; what its links point to stays. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String classPath(Predicate<Path> there) {
    StringBuilder entries = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      if (there.test(Path.of(entry))) {
        entries.append(Path.of(entry).toUri()).append(' ');
      }
    }
    return entries.toString();
  }

  private static void writeJarThatNames(String classPath, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
  }
}
