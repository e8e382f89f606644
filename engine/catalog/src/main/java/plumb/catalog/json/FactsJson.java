package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Facts;

/** Facts as agents send them: an object with name, values, timestamp and expiration. */
public final class FactsJson {
  private FactsJson() {}

  /** Writes facts as UTF-8 and leaves the stream open. */
  public static void write(Facts facts, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(facts, json);
    }
  }

  /** Returns facts as a text, indented when pretty. */
  public static String text(Facts facts, boolean pretty) {
    return Json.text(pretty, json -> write(facts, json));
  }

  private static void write(Facts facts, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", facts.name());
    json.writeFieldName("values");
    ValueWriter.text(json).write(facts.values());
    Instant timestamp = facts.timestamp();
    if (timestamp != null) {
      json.writeStringField("timestamp", Rfc3339.text(timestamp));
    }
    json.writeEndObject();
  }

  /**
   * Reads facts and leaves the stream open.
   *
   * <p>An object without {@code values} is taken as the values themselves, as {@code puppet facts}
   * and {@code facter --json} print them.
   *
   * @param defaultName the name of facts that do not name their node
   * @throws InvalidJsonException if the stream holds something else
   */
  public static Facts read(InputStream in, String defaultName) throws IOException {
    try (JsonCursor cursor = JsonCursor.over(in)) {
      Map<String, Object> whole = cursor.map();
      cursor.end();
      return facts(whole, defaultName);
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    }
  }

  private static Facts facts(Map<String, Object> whole, String defaultName) {
    if (!(whole.get("values") instanceof Map<?, ?> found)) {
      return Facts.of(defaultName, whole);
    }
    Map<String, Object> values = strings(found);
    String name = whole.get("name") instanceof String text ? text : defaultName;
    return new Facts(name, values, timestamp(whole, values), null);
  }

  private static @Nullable Instant timestamp(
      Map<String, Object> whole, Map<String, Object> values) {
    // YAML and old agents put the time among the facts.
    Object inside = values.remove("_timestamp");
    Object found = inside == null ? whole.get("timestamp") : inside;
    return found instanceof String text ? Rfc3339.parse(text) : null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> strings(Map<?, ?> jsonObject) {
    return (Map<String, Object>) jsonObject;
  }
}
