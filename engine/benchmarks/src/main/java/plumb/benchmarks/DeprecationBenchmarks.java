package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import plumb.catalog.Catalog;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.lower.LoweringReader;

/**
 * What deprecations cost a compile whose data and manifests use none of them: nodes of 300
 * resources in a warm environment.
 */
@State(Scope.Benchmark)
public class DeprecationBenchmarks {
  private static final int NODE_SIZE = 300;
  private static final String[] PARAMETERS = {
    "monitoring::%s: slowest",
    "web::%s: port",
    "accounts::%s: users",
    "profile::system::%s: contact"
  };

  private final AtomicInteger number = new AtomicInteger();

  /** How many names are deprecated. */
  @Param("0")
  public int size;

  private Compiler compiler;

  // JMH calls the set-up before anything is measured.
  @SuppressWarnings("NullAway.Init")
  public DeprecationBenchmarks() {}

  /** Writes the names into a copy of the environment. */
  @Setup
  public void load() throws IOException {
    Inputs inputs = Own.inputs();
    String name = "deprecated" + size + "_" + ProcessHandle.current().pid();
    Path environment = inputs.environment(name);
    Inputs.copy(inputs.environment("compile"), environment);
    if (size > 0) {
      Files.writeString(environment.resolve("deprecations.yaml"), names());
    }
    compiler = new Compiler(Own.environment(inputs, name, new LoweringReader()));
  }

  private String names() {
    StringBuilder text = new StringBuilder("deprecations:\n");
    for (int i = 0; i < size; i++) {
      String[] parts = PARAMETERS[i % PARAMETERS.length].formatted("old" + i).split(": ");
      text.append("  - parameter: ").append(parts[0]);
      text.append("\n    renamed_to: ").append(parts[1]);
      text.append("\n    since: '1.0.0'\n    removed_in: '9.0.0'\n");
    }
    return text.toString();
  }

  /** Facts to catalog. */
  @Benchmark
  public Catalog compile() {
    int node = number.getAndIncrement() % 100_000;
    String name = Inputs.name(node);
    return compiler
        .compile(Own.node(name, Inputs.facts(name, node, NODE_SIZE)), new CompileLog())
        .catalog();
  }
}
