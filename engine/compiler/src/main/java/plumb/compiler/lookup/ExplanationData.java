package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;

/**
 * Turns an explanation into nested hashes: the reference's keys, and {@code file}, {@code line} and
 * {@code column} of every value found in a file.
 */
final class ExplanationData {
  private ExplanationData() {}

  /** An explanation; what is said of the lookup as a whole is among its texts. */
  static Map<String, Object> ofRoot(Explanation root) {
    Map<String, Object> data = of(root);
    if (root.branches().size() == 1) {
      Explanation only = root.branches().get(0);
      if (only.kind() == Kind.DATA || only.kind() == Kind.META) {
        data.put("type", "root");
      }
    }
    if (!root.texts().isEmpty()) {
      List<String> texts = new ArrayList<>(root.texts());
      if (data.get("texts") instanceof List<?> own) {
        own.forEach(text -> texts.add(String.valueOf(text)));
      }
      data.put("texts", texts);
    }
    return data;
  }

  private static Map<String, Object> of(Explanation node) {
    boolean transparent = node.kind() == Kind.ROOT || node.kind() == Kind.MERGE;
    if (transparent && node.branches().size() == 1) {
      return of(node.branches().get(0));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    if (!node.branches().isEmpty()) {
      data.put("branches", node.branches().stream().map(ExplanationData::of).toList());
    }
    if (node.kind() == Kind.MERGE_SOURCE) {
      data.put("type", "merge_source");
      data.put("merge_source", node.qualifier());
      return data;
    }
    if (node.kind() != Kind.ROOT) {
      outcome(node, data);
      details(node, data);
    }
    return data;
  }

  private static void outcome(Explanation node, Map<String, Object> data) {
    putIfPresent(data, "key", node.key());
    Event event = node.event();
    Found found = node.found();
    if (found != null) {
      data.put("value", found.value());
    }
    if (event != null) {
      data.put("event", event.name().toLowerCase(Locale.ROOT));
    }
    if (!node.texts().isEmpty()) {
      data.put("texts", node.texts());
    }
    data.put("type", type(node));
    if (found != null && found.file() != null) {
      putIfPresent(data, "file", found.file());
      data.put("line", (long) found.line());
      data.put("column", (long) found.column());
    }
  }

  private static String type(Explanation node) {
    return switch (node.kind()) {
      case DATA -> "data";
      case META -> "meta";
      case LOCATION -> ((Location) node.qualifier()).isUri() ? "uri" : "path";
      case SUB_LOOKUP -> "sub_key";
      default -> node.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  private static void details(Explanation node, Map<String, Object> data) {
    switch (node.kind()) {
      case INTERPOLATE -> data.put("expression", node.qualifier());
      case SCOPE -> data.put("name", String.valueOf(node.qualifier()));
      case MODULE -> data.put("module", node.qualifier());
      case MERGE -> {
        data.put("merge", ((MergeStrategy) node.qualifier()).name());
        if (!node.mergeOptions().isEmpty()) {
          data.put("options", node.mergeOptions());
        }
      }
      case DATA_PROVIDER -> provider((Explanation.Provider) node.qualifier(), data);
      case LOCATION -> location((Location) node.qualifier(), data);
      default -> {
        // The other kinds are told whole by key, value and event.
      }
    }
  }

  private static void provider(Explanation.Provider provider, Map<String, Object> data) {
    data.put("name", provider.name());
    putIfPresent(data, "configuration_path", provider.configPath());
    putIfPresent(data, "module", provider.moduleName());
  }

  private static void location(Location location, Map<String, Object> data) {
    String type = location.isUri() ? "uri" : "path";
    data.put("original_" + type, location.original());
    data.put(type, location.resolved());
  }

  private static void putIfPresent(Map<String, Object> data, String key, @Nullable Object value) {
    if (value != null) {
      data.put(key, value);
    }
  }
}
