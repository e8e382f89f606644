package plumb.host.parity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;

/** The reference implementation, in one process for many catalogs. */
final class Reference implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;

  /** A catalog that the reference compiled, and what happened when it applied it. */
  record Answer(Catalog catalog, Report report) {}

  private Reference(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  static boolean isInstalled() {
    return Files.isDirectory(Path.of("/usr/lib/ruby/vendor_ruby/puppet"));
  }

  /** Starts the reference with its files in a directory. */
  static Reference start(Path directory) throws IOException {
    Path script = directory.resolve("reference.rb");
    Files.write(script, script());
    return start(
        new ProcessBuilder("ruby", script.toString(), directory.toString())
            .redirectError(directory.resolve("errors").toFile()));
  }

  /** Starts the reference by a command that runs {@link #script}. */
  static Reference start(ProcessBuilder command) throws IOException {
    return new Reference(command.start());
  }

  /** Returns the program in Ruby, which takes a directory for its files as argument. */
  static byte[] script() throws IOException {
    try (InputStream in = Reference.class.getResourceAsStream("reference.rb")) {
      if (in == null) {
        throw new IllegalStateException("reference.rb is missing");
      }
      return in.readAllBytes();
    }
  }

  Answer apply(String manifest, Path modules, boolean noop, String tags) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("manifest", manifest);
      json.writeStringField("modules", modules.toString());
      json.writeBooleanField("noop", noop);
      json.writeStringField("tags", tags);
      json.writeEndObject();
    }
    requests.write(line + "\n");
    requests.flush();
    String catalog = answers.readLine();
    String report = answers.readLine();
    if (catalog == null || catalog.isEmpty() || report == null) {
      throw new IOException("the reference failed: " + report);
    }
    return new Answer(CatalogJson.read(stream(catalog)), ReportJson.read(stream(report)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
