package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import plumb.catalog.report.Report;

/** Reports as Puppet's agents send them, format 12. */
public final class ReportJson {
  private ReportJson() {}

  /** Writes a report as UTF-8 and leaves the stream open. */
  public static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new ReportWriter(json).write(report);
    }
  }

  /** Returns a report as a text, indented when pretty. */
  public static String text(Report report, boolean pretty) {
    return Json.text(pretty, json -> new ReportWriter(json).write(report));
  }

  /**
   * Reads a report of format 4 or later and leaves the stream open.
   *
   * @throws InvalidJsonException if the stream holds something else
   */
  public static Report read(InputStream in) throws IOException {
    try (JsonCursor cursor = JsonCursor.over(in)) {
      Report report = new ReportReader(cursor).read();
      cursor.end();
      return report;
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    }
  }
}
