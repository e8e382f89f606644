package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The data of the lookup measurements: {@value #KEYS} keys, all of which the lowest of six levels
 * has; each level above has a part of them. One key in ten has a value with an interpolated fact,
 * one in fifty is merged over the levels.
 */
final class LookupData {
  /** How many keys there are. */
  static final int KEYS = 10_000;

  /** How many nodes there are, each with a data file of its own. */
  static final int NODES = 200;

  private final Path environment;

  LookupData(Path environment) {
    this.environment = environment;
  }

  /** All keys. */
  static List<String> keys() {
    return IntStream.range(0, KEYS).mapToObj(LookupData::key).toList();
  }

  private static String key(int number) {
    return "fleet" + number % 40 + "::service" + number / 40 + "::setting";
  }

  void write() throws IOException {
    Path data = environment.resolve("data");
    for (String part : List.of("nodes", "teams", "sites", "os/Debian")) {
      Files.createDirectories(data.resolve(part));
    }
    Files.createDirectories(environment.resolve("modules"));
    Files.writeString(environment.resolve("hiera.yaml"), Resource.text("hiera.yaml"));
    for (int node = 0; node < NODES; node++) {
      Files.writeString(
          data.resolve("nodes/" + Inputs.name(node) + ".yaml"), level("node", node, 100));
    }
    for (int team = 0; team < 7; team++) {
      Files.writeString(data.resolve("teams/team" + team + ".yaml"), level("team", team, 50));
    }
    for (int site = 0; site < 20; site++) {
      Files.writeString(data.resolve("sites/site" + site + ".yaml"), level("site", site, 20));
    }
    Files.writeString(data.resolve("os/Debian/12.yaml"), level("release", 0, 10));
    Files.writeString(data.resolve("os/Debian.yaml"), level("family", 0, 5));
    Files.writeString(data.resolve("common.yaml"), options() + level("common", 0, 1));
  }

  private static String options() {
    StringBuilder out = new StringBuilder("lookup_options:\n");
    for (int i = 40; i < KEYS; i += 50) {
      out.append("  ").append(key(i)).append(": { merge: hash }\n");
    }
    return out.toString();
  }

  /** Every {@code step}-th key, beginning where {@code number} says. */
  private static String level(String name, int number, int step) {
    StringBuilder out = new StringBuilder();
    for (int i = number % step; i < KEYS; i += step) {
      out.append(key(i)).append(": ").append(value(i, name)).append('\n');
    }
    return out.toString();
  }

  private static String value(int key, String level) {
    return switch (key % 50) {
      case 0, 10, 20, 30 -> "\"%{facts.networking.hostname} of " + level + "\"";
      case 40 -> "{ " + level + ": " + key + ", owner: \"%{facts.team}\" }";
      case 1 -> "[ " + level + ", " + key + ", true ]";
      case 2, 12, 22, 32 -> "{ port: " + key + ", level: " + level + ", tags: [ a, b ] }";
      case 3, 13, 23, 33 -> String.valueOf(key);
      case 4, 14 -> "true";
      case 5 -> key + ".25";
      default -> "value " + key + " of " + level;
    };
  }
}
