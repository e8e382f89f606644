package plumb.compiler.parity;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.NodeInput;

/** The installed Puppet, kept running for many compiles. Not safe for several threads. */
final class ReferenceCompiler implements AutoCloseable {
  private static final String DRIVER = "reference-compiler.rb";

  private final Process process;
  private final Path script;
  private final Writer requests;
  private final BufferedReader answers;

  private ReferenceCompiler(Process process, Path script) {
    this.process = process;
    this.script = script;
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Returns why the reference cannot be run here, or null if it can. */
  static @Nullable String missing() throws IOException, InterruptedException {
    try {
      Process probe =
          new ProcessBuilder("ruby", "-e", "require 'puppet'; exit(Puppet.version == '7.23.0')")
              .redirectErrorStream(true)
              .start();
      probe.getInputStream().readAllBytes();
      return probe.waitFor() == 0 ? null : "Puppet 7.23.0 is not installed for Ruby";
    } catch (IOException e) {
      return "Ruby is not installed";
    }
  }

  static ReferenceCompiler start() throws IOException {
    return start(List.of());
  }

  /**
   * Starts one that has the Ruby code of modules, as agents and servers have that once got it.
   *
   * @param libraries directories of Ruby code
   */
  static ReferenceCompiler start(List<Path> libraries) throws IOException {
    Path script = Files.createTempFile("reference-compiler", ".rb");
    try (InputStream in = ReferenceCompiler.class.getResourceAsStream(DRIVER)) {
      if (in == null) {
        throw new IOException(DRIVER + " is missing");
      }
      Files.write(script, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("ruby"));
    libraries.forEach(library -> command.add("-I" + library));
    command.add("--");
    command.add(script.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // Ruby takes the encoding of files from the locale.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new ReferenceCompiler(builder.start(), script);
  }

  /**
   * Compiles the environment {@code production} below {@code environmentPath}.
   *
   * @param keep whether what was parsed serves the next compile of the same environment
   */
  Outcome compile(ParityCase input, Path environmentPath, List<Path> modulePath, boolean keep)
      throws IOException {
    Map<String, Object> request = request(environmentPath, modulePath);
    request.put("node", input.node());
    request.put("facts", input.facts());
    request.put("trusted", input.trusted());
    request.put("settings", input.settings());
    request.put("parameters", input.parameters());
    request.put("classes", input.classes());
    request.put("keep", keep);
    return outcome(ask(request));
  }

  /** Evaluates a text at top scope, after a compile of the environment's manifests. */
  Answer evaluate(Expression expression, NodeInput node, Path environmentPath) throws IOException {
    Map<String, Object> request = request(environmentPath, List.of());
    request.put("node", node.name());
    request.put("facts", node.facts());
    request.put("trusted", node.trusted());
    request.put("keep", true);
    request.put("expression", expression.text());
    Map<String, Object> answer = ask(request);
    return answer.get("value") instanceof String value
        ? new Answer(value, null, logs(answer))
        : new Answer(null, failure(object(answer.getOrDefault("error", Map.of()))), logs(answer));
  }

  private static Map<String, Object> request(Path environmentPath, List<Path> modulePath) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("environmentpath", environmentPath.toString());
    request.put("environment", "production");
    request.put(
        "modulepath", modulePath.stream().map(Path::toString).map(Object.class::cast).toList());
    return request;
  }

  private Map<String, Object> ask(Map<String, Object> request) throws IOException {
    requests.write(ValueJson.text(request, false));
    requests.write('\n');
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the reference compiler ended at " + request);
    }
    return object(ValueJson.parse(answer));
  }

  private static List<List<String>> logs(Map<String, Object> answer) {
    List<List<String>> logs = new ArrayList<>();
    for (Object entry : (List<?>) answer.getOrDefault("logs", List.of())) {
      logs.add(((List<?>) entry).stream().map(String::valueOf).toList());
    }
    return logs;
  }

  private static Outcome outcome(Map<String, Object> answer) {
    List<List<String>> logs = logs(answer);
    Set<String> ruby = new TreeSet<>();
    ((List<?>) answer.getOrDefault("ruby", List.of())).forEach(name -> ruby.add("" + name));
    if (answer.get("catalog") instanceof Map<?, ?> catalog) {
      return new Outcome(object(catalog), null, List.of(), logs, ruby);
    }
    Map<String, Object> error = object(answer.getOrDefault("error", Map.of()));
    List<Outcome.Failure> mistakes = new ArrayList<>();
    for (Object mistake : (List<?>) answer.getOrDefault("errors", List.of())) {
      mistakes.add(failure(object(mistake)));
    }
    return new Outcome(null, failure(error), mistakes, logs, ruby);
  }

  private static Outcome.Failure failure(Map<String, Object> error) {
    return new Outcome.Failure(
        String.valueOf(error.get("message")),
        error.get("code") instanceof String code ? code : null,
        error.get("file") instanceof String file ? file : null,
        error.get("line") instanceof Long line ? line.intValue() : 0,
        error.get("column") instanceof Long column ? column.intValue() : 0);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(script);
  }
}
