package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A table of equal and different cases by topic, and what differs. */
final class ParityReport {
  private static final int LINES_PER_CASE = 6;
  private static final int WIDTH = 400;

  private final Map<String, int[]> topics = new TreeMap<>();
  private final List<String> details = new ArrayList<>();

  void add(String topic, String title, List<String> differences) {
    int[] counts = topics.computeIfAbsent(topic, unused -> new int[2]);
    counts[differences.isEmpty() ? 0 : 1]++;
    if (!differences.isEmpty()) {
      details.add(topic + ": " + title);
      for (String difference :
          differences.subList(0, Math.min(LINES_PER_CASE, differences.size()))) {
        details.add("    " + shortened(difference));
      }
      if (differences.size() > LINES_PER_CASE) {
        details.add("    and " + (differences.size() - LINES_PER_CASE) + " more");
      }
    }
  }

  private static String shortened(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " ...";
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%-24s %6s %9s", "topic", "equal", "different"));
    int[] sum = new int[2];
    topics.forEach(
        (topic, counts) -> {
          lines.add(String.format(Locale.ROOT, "%-24s %6d %9d", topic, counts[0], counts[1]));
          sum[0] += counts[0];
          sum[1] += counts[1];
        });
    lines.add(String.format(Locale.ROOT, "%-24s %6d %9d", "all", sum[0], sum[1]));
    lines.add("");
    lines.addAll(details);
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
