package plumb.compiler.fuzz;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A coverage-guided run of one target in a process of its own, which may not need more than so much
 * memory, time for an input, and stack. What it learned stays below {@code target} for the next.
 */
final class FuzzRun {
  private static final int SECONDS_FOR_AN_INPUT = 20;

  /** The seeds are tried first, however long that takes. */
  private static final int SEEDS_A_SECOND = 20;

  private final Target target;
  private final int seed;
  private final int seconds;
  private final Path directory;

  FuzzRun(Target target, int seed, int seconds) {
    this.target = target;
    this.seed = seed;
    this.seconds = seconds;
    this.directory = Path.of("target/fuzz", target.directory()).toAbsolutePath();
  }

  /** Fuzzes; the end of what the fuzzer said when it found something, else nothing. */
  String findings() throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(directory.resolve("corpus"));
    Path seeds = Files.createDirectories(directory.resolve("seeds-" + seconds));
    Path dictionary = directory.resolve("dictionary");
    Seeds.write(target, seeds, SEEDS_A_SECOND * seconds);
    Seeds.writeDictionary(dictionary);
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command(corpus, seeds, dictionary))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int status = process.waitFor();
      return status == 0 ? "" : "exit status " + status + "\n" + finding(Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path corpus, Path seeds, Path dictionary) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx700m", "-Xss4m", "-cp", classPath));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + FuzzDriver.class.getName());
    command.add("--target_args=" + target.name());
    command.add("--instrumentation_includes=plumb.**");
    // The fuzzer's own detectors are left out: a compiler reads files because it is told to.
    command.add("--custom_hook_includes=none.**");
    command.add("--reproducer_path=" + directory);
    // The same inputs everywhere, as far as the time suffices; with 0, others each time.
    command.add("-seed=" + seed);
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + SECONDS_FOR_AN_INPUT);
    command.add("-rss_limit_mb=1600");
    command.add("-max_len=4096");
    command.add("-dict=" + dictionary);
    command.add("-artifact_prefix=" + directory + File.separator);
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    command.add(seeds.toString());
    return command;
  }

  /** What was thrown, and the input as the fuzzer wrote it; without them, the log's end. */
  private static String finding(String log) {
    String told =
        log.lines()
            .filter(line -> line.startsWith("==") || line.startsWith("Base64:"))
            .collect(joining("\n"));
    return told + "\n" + log.substring(Math.max(0, log.length() - 6000));
  }
}
