package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Origin;

/**
 * Uses of deprecated names in catalogs and reports: a list {@code deprecations}, which Puppet's own
 * agents pass over. It is left out when it is empty.
 */
public final class DeprecationJson {
  private static final String FIELD = "deprecations";

  private DeprecationJson() {}

  /** A use as data: texts, and the line as Long; what is not known is left out. */
  public static Map<String, Object> map(DeprecationUse use) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", lower(use.code()));
    map.put("kind", use.kind());
    ifKnown(map, "module", use.module());
    ifKnown(map, "version", use.version());
    map.put("old_name", use.oldName());
    ifKnown(map, "new_name", use.newName());
    ifKnown(map, "since", use.since());
    ifKnown(map, "removed_in", use.removedIn());
    ifKnown(map, "message", use.message());
    ifKnown(map, "resource", use.resource());
    Map<String, Object> by = new LinkedHashMap<>();
    by.put("kind", lower(use.setBy().kind()));
    ifKnown(by, "file", use.setBy().file());
    if (use.setBy().line() > 0) {
      by.put("line", (long) use.setBy().line());
    }
    ifKnown(by, "detail", use.setBy().detail());
    map.put("set_by", by);
    return map;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void ifKnown(Map<String, Object> map, String name, @Nullable String text) {
    if (text != null) {
      map.put(name, text);
    }
  }

  static void write(JsonGenerator json, List<DeprecationUse> uses) throws IOException {
    if (uses.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(FIELD);
    for (DeprecationUse use : uses) {
      write(json, map(use));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      json.writeFieldName(String.valueOf(field.getKey()));
      if (field.getValue() instanceof Map<?, ?> inner) {
        write(json, inner);
      } else if (field.getValue() instanceof Long number) {
        json.writeNumber(number);
      } else {
        json.writeString(String.valueOf(field.getValue()));
      }
    }
    json.writeEndObject();
  }

  static List<DeprecationUse> read(JsonObject in) {
    List<DeprecationUse> uses = new ArrayList<>();
    for (JsonObject use : in.objects(FIELD)) {
      JsonObject by = new JsonObject(use.map("set_by"));
      uses.add(
          new DeprecationUse(
              constant(DeprecationUse.Code.class, use.text("code", "deprecated")),
              use.text("kind", ""),
              use.text("module"),
              use.text("version"),
              use.text("old_name", ""),
              use.text("new_name"),
              use.text("since"),
              use.text("removed_in"),
              use.text("message"),
              use.text("resource"),
              new Origin(
                  constant(Origin.Kind.class, by.text("kind", "manifest")),
                  by.text("file"),
                  by.integer("line", 0),
                  by.text("detail"),
                  List.of())));
    }
    return uses;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidJsonException("'" + name + "' is not known in " + FIELD, 0, 0);
    }
  }
}
