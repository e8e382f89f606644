package plumb.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plumb.catalog.Catalog;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.lower.LoweringReader;

/** Compiles of nodes in a warm environment; an operation is one node, and no node comes twice. */
@State(Scope.Benchmark)
public class CompileBenchmarks {
  private final AtomicInteger number = new AtomicInteger();
  private final Compiler compiler = compiler(Own.inputs());

  /** About how many resources a node gets. */
  @Param("300")
  public int size;

  private static Compiler compiler(Inputs inputs) {
    return new Compiler(Own.environment(inputs, "compile", new LoweringReader()));
  }

  /** How many resources a node of that size has. */
  static int resources(Inputs inputs, int size) {
    return compile(compiler(inputs), 0, size).resources().size();
  }

  /** Facts to catalog. */
  @Benchmark
  public Catalog compile() {
    return compile(compiler, number.getAndIncrement() % 100_000, size);
  }

  private static Catalog compile(Compiler compiler, int node, int size) {
    String name = Inputs.name(node);
    return compiler
        .compile(Own.node(name, Inputs.facts(name, node, size)), new CompileLog())
        .catalog();
  }
}
