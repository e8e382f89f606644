package plumb.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plumb.catalog.Catalog;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.lower.LoweringReader;

/** Compiles of a cloud's controller: Debian's modules, their Ruby functions and ERB templates. */
@State(Scope.Benchmark)
public class RoleBenchmarks {
  private static final String NODE = "controller1.example.com";

  private final AtomicInteger number = new AtomicInteger();
  private final Compiler compiler;
  private final Map<String, Object> facts;

  /** For the inputs that the system property names. */
  public RoleBenchmarks() {
    this(Own.inputs());
  }

  RoleBenchmarks(Inputs inputs) {
    this.compiler = new Compiler(Own.environment(inputs, "production", new LoweringReader()));
    this.facts = facts(inputs.directory().resolve("facts-controller.json"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> facts(Path file) {
    try {
      return (Map<String, Object>) ValueJson.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Facts to catalog; a fact is another each time. */
  @Benchmark
  public Catalog controller() {
    Map<String, Object> sent = new LinkedHashMap<>(facts);
    sent.put("uptime_seconds", (long) number.getAndIncrement());
    return compiler.compile(Own.node(NODE, sent), new CompileLog()).catalog();
  }
}
