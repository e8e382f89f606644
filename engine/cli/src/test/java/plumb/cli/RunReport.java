package plumb.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run changed, read from the report that {@code plumb apply --json} prints. */
final class RunReport {

  private RunReport() {}

  /**
   * Returns a line for each change: the resource and the attribute, or "refresh".
   *
   * @throws IOException if the text is not JSON
   */
  static List<String> changes(String json) throws IOException {
    List<String> changes = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      enter(parser, "resource_statuses");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String reference = parser.currentName();
        parser.nextToken();
        enterWithin(parser, "events", reference, changes);
      }
    }
    return changes;
  }

  /** Moves into the object of that name, which lies at the top level. */
  private static void enter(JsonParser parser, String name) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      if (parser.currentName().equals(name)) {
        return;
      }
      parser.skipChildren();
    }
    throw new IOException("no " + name + " in the report");
  }

  private static void enterWithin(
      JsonParser parser, String name, String reference, List<String> changes) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(name);
      parser.nextToken();
      if (!wanted) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        addEvent(parser, reference, changes);
      }
    }
  }

  private static void addEvent(JsonParser parser, String reference, List<String> changes)
      throws IOException {
    @Nullable String property = null;
    String status = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("property") && value == JsonToken.VALUE_STRING) {
        property = parser.getText();
      } else if (name.equals("status")) {
        status = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (status.equals("success")) {
      changes.add(reference + " " + (property == null ? "refresh" : property));
    }
  }
}
