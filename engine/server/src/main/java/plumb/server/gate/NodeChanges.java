package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;

/**
 * What a push changes on the nodes of an environment.
 *
 * @param changed nodes whose catalogs change, or that have none any more
 * @param unchanged nodes that stay as they are
 * @param compiled nodes that were compiled to know it
 * @param broken nodes that have no catalog any more, each with the reason
 * @param deprecations deprecated names that come into use, as sentences
 * @param reports the whole of it, by the names of formats
 */
record NodeChanges(
    String environment,
    long changed,
    long unchanged,
    long compiled,
    Map<String, String> broken,
    List<String> deprecations,
    Map<String, byte[]> reports) {

  /** Nodes that cannot change, so that none was compiled. */
  static NodeChanges none(String environment, int nodes) {
    return new NodeChanges(environment, 0, nodes, 0, Map.of(), List.of(), Map.of());
  }

  /**
   * Reads the result of a comparison.
   *
   * @param untouched how many nodes were not even compared
   * @throws IOException when there is none
   */
  static NodeChanges read(String environment, Path directory, int untouched) throws IOException {
    Map<String, byte[]> reports = new LinkedHashMap<>();
    for (String format : List.of("txt", "json", "md", "html")) {
      try {
        reports.put(format, Files.readAllBytes(directory.resolve("diff." + format)));
      } catch (NoSuchFileException e) {
        throw new IOException("the comparison has left no diff." + format, e);
      }
    }
    Map<?, ?> json = (Map<?, ?>) ValueJson.parse(Files.readString(directory.resolve("diff.json")));
    Map<String, String> broken = new LinkedHashMap<>();
    for (Map<?, ?> group : maps(json.get("groups"))) {
      if (group.get("fails") instanceof Map<?, ?> failure && group.get("failed_before") == null) {
        texts(group.get("nodes")).forEach(node -> broken.put(node, reason(failure)));
      }
    }
    for (Map<?, ?> line : maps(json.get("unreadable"))) {
      broken.put(String.valueOf(line.get("id")), reason(line));
    }
    List<String> deprecations = new ArrayList<>();
    for (Map<?, ?> use : maps(json.get("new_deprecations"))) {
      deprecations.add(String.valueOf(use.get("message")));
    }
    return new NodeChanges(
        environment,
        count(json, "changed"),
        count(json, "unchanged") + count(json, "without_catalog") + untouched,
        count(json, "compiled"),
        broken,
        deprecations,
        reports);
  }

  private static long count(Map<?, ?> json, String key) {
    return json.get(key) instanceof Long count ? count : 0;
  }

  private static String reason(Map<?, ?> failure) {
    StringBuilder reason = new StringBuilder(String.valueOf(failure.get("message")));
    if (failure.get("file") instanceof String file) {
      reason.append(" (").append(file);
      reason.append(failure.get("line") instanceof Long line && line > 0 ? ":" + line : "");
      reason.append(failure.get("column") instanceof Long column && column > 0 ? ":" + column : "");
      reason.append(')');
    }
    return reason.toString();
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(
          one -> {
            if (one instanceof Map<?, ?> map) {
              maps.add(map);
            }
          });
    }
    return maps;
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }
}
