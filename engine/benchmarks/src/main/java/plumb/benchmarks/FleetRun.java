package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What changes of an environment do to a fleet, found by the command itself. */
final class FleetRun {
  private final Fleet fleet;
  private final Path directory;
  private final Path plumb;
  private Path cache;

  /**
   * @param directory for the fleet and caches
   * @param plumb the launcher
   */
  FleetRun(Path directory, Path plumb) {
    this.fleet = new Fleet(directory);
    this.directory = directory;
    this.plumb = plumb;
    this.cache = directory.resolve("cache");
  }

  /** Runs each change, the first with nothing known of any node. */
  void run(int runs) throws IOException, InterruptedException {
    fleet.write();
    for (int i = 0; i < runs; i++) {
      print("everything, nothing known", "everything", "--every-node");
      print("everything", "everything");
      print("one profile of 500 nodes", "profile");
      print("a README", "readme");
    }
  }

  /** Runs upgrades of the module that all nodes have, the first with nothing known of any node. */
  void upgrades(int runs) throws IOException, InterruptedException {
    fleet.write();
    for (int i = 0; i < runs; i++) {
      cache = directory.resolve("cache" + i);
      upgrade("a parameter of each profile, nothing known", "renamed");
      upgrade("a parameter of each profile", "renamed");
      upgrade("one profile of 500 nodes", "profile");
    }
  }

  private void upgrade(String what, String change) throws IOException, InterruptedException {
    String module = directory.resolve(change).resolve("modules/profile").toString();
    run(what, "module", "upgrade", "profile", "--to", module, "--environment", "before");
  }

  private void print(String what, String change, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("diff", "before", change));
    arguments.addAll(List.of(options));
    run(what, arguments.toArray(String[]::new));
  }

  private void run(String what, String... arguments) throws IOException, InterruptedException {
    Path time = directory.resolve("time");
    Path told = directory.resolve("told");
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/time", "--output=" + time, "--format=%U %S %e %M", plumb.toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--environmentpath", directory.toString(), "--batch", fleet.nodes().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.redirectOutput(told.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    int code = builder.start().waitFor();
    if (code != 0 && code != 3) {
      throw new IOException("plumb " + arguments[0] + " failed");
    }
    List<String> lines = Files.readAllLines(time);
    String[] used = lines.get(lines.size() - 1).split(" ");
    List<String> summary = Files.readAllLines(told);
    System.out.printf(
        Locale.ROOT,
        "%-44s %6s s, %5.1f CPU s, %4.0f MB; %s%n",
        what,
        used[2],
        Double.parseDouble(used[0]) + Double.parseDouble(used[1]),
        Double.parseDouble(used[3]) / 1024,
        summary.get(summary.size() - 1));
  }
}
