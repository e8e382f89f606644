package plumb.compiler.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Ruby process that runs a driver script of the test resources: one JSON line in, one out. Tests
 * compare with the real implementation through it and are skipped when Ruby is absent.
 */
public final class RubyPeer implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private RubyPeer(Process process) {
    this.process = process;
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns whether Ruby runs the statement, such as {@code require 'puppet'}. */
  public static boolean available(String statement) {
    try {
      Process probe =
          new ProcessBuilder("ruby", "-e", statement)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts a driver: a class path resource next to {@code owner}. */
  public static RubyPeer start(Class<?> owner, String driver, Path directory, String... arguments) {
    try (InputStream script = owner.getResourceAsStream(driver)) {
      if (script == null) {
        throw new IllegalStateException("no driver " + driver);
      }
      Path file = directory.resolve(driver);
      Files.copy(script, file);
      List<String> command = new ArrayList<>(List.of("ruby", "-EUTF-8:UTF-8", file.toString()));
      command.addAll(List.of(arguments));
      return new RubyPeer(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a value as one line of JSON and returns the answer, read as data. */
  public DataMap ask(Object request) {
    try {
      in.write(json(request));
      in.newLine();
      in.flush();
      String answer = out.readLine();
      if (answer == null) {
        throw new IllegalStateException("the driver ended");
      }
      return (DataMap) JsonReader.read("answer", answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes plain values as one line of JSON. */
  public static String json(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      for (var entry : map.entrySet()) {
        to.writeFieldName(String.valueOf(entry.getKey()));
        write(to, entry.getValue());
      }
      to.writeEndObject();
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      for (Object item : list) {
        write(to, item);
      }
      to.writeEndArray();
    } else if (value instanceof Long number) {
      to.writeNumber(number);
    } else if (value instanceof Double number) {
      to.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      to.writeBoolean(bool);
    } else if (value instanceof String text) {
      to.writeString(text);
    } else {
      to.writeNull();
    }
  }

  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
