package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Any value as JSON, for people and their tools: what JSON has no form for is its text, and secrets
 * are redacted.
 */
public final class ValueJson {
  private ValueJson() {}

  /**
   * Returns a value as JSON, indented by two blanks a level when pretty.
   *
   * @throws InvalidJsonException if it holds a number that JSON has no form for
   */
  public static String text(Object value, boolean pretty) {
    return Json.text(pretty, json -> ValueWriter.text(json).write(value));
  }

  /** Returns a value as a catalog with rich data has it; two such texts tell values apart. */
  public static String wireText(Object value) {
    return Json.text(false, json -> ValueWriter.catalog(json, true).write(value));
  }

  /**
   * Reads one JSON value; null becomes {@code undef}.
   *
   * @throws InvalidJsonException if the text is no JSON, with the place of the mistake
   */
  public static Object parse(String text) {
    try (JsonCursor cursor = JsonCursor.over(text)) {
      return whole(cursor);
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string does not fail", e);
    }
  }

  /**
   * Reads one JSON value from UTF-8 bytes and leaves the stream open.
   *
   * @throws InvalidJsonException if the stream holds no JSON, with the place of the mistake
   */
  public static Object read(InputStream in) throws IOException {
    try (JsonCursor cursor = JsonCursor.over(in)) {
      return whole(cursor);
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    }
  }

  private static Object whole(JsonCursor cursor) throws IOException {
    Object value = cursor.value();
    cursor.end();
    return value;
  }
}
