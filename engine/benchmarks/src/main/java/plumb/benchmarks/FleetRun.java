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

  /**
   * @param directory for the fleet and caches
   * @param plumb the launcher
   */
  FleetRun(Path directory, Path plumb) {
    this.fleet = new Fleet(directory);
    this.directory = directory;
    this.plumb = plumb;
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

  private void print(String what, String change, String... options)
      throws IOException, InterruptedException {
    Path time = directory.resolve("time");
    Path told = directory.resolve("told");
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/time",
                "--output=" + time,
                "--format=%U %S %e %M",
                plumb.toString(),
                "diff",
                "before",
                change,
                "--environmentpath",
                directory.toString(),
                "--batch",
                fleet.nodes().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.redirectOutput(told.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    int code = builder.start().waitFor();
    if (code != 0 && code != 3) {
      throw new IOException("plumb diff failed");
    }
    List<String> lines = Files.readAllLines(time);
    String[] used = lines.get(lines.size() - 1).split(" ");
    List<String> summary = Files.readAllLines(told);
    System.out.printf(
        Locale.ROOT,
        "%-26s %6s s, %5.1f CPU s, %4.0f MB; %s%n",
        what,
        used[2],
        Double.parseDouble(used[0]) + Double.parseDouble(used[1]),
        Double.parseDouble(used[3]) / 1024,
        summary.get(summary.size() - 1));
  }
}
