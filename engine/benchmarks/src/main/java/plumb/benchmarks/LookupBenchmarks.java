package plumb.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import plumb.compiler.NodeLookup;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.LookupRequest;
import plumb.compiler.lower.LoweringReader;

/** Lookups through six levels; an operation is one key of one node, and no pair comes twice. */
@State(Scope.Benchmark)
public class LookupBenchmarks {
  /** Keys that a node asks for before the next one comes: as many as a role's classes have. */
  private static final int BATCH = 250;

  private final Environment environment =
      Own.environment(Own.inputs(), "lookups", new LoweringReader());
  private final List<String> keys = LookupData.keys();
  private final AtomicInteger next = new AtomicInteger();

  /** All keys for one node, then for the next. */
  @Benchmark
  @OperationsPerInvocation(LookupData.KEYS)
  public void allKeys(Blackhole sink) {
    find(next.getAndIncrement() % LookupData.NODES, 0, LookupData.KEYS, sink);
  }

  /** Some keys for one node, then as many for the next. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void someKeys(Blackhole sink) {
    int batch = next.getAndIncrement();
    int first = batch / LookupData.NODES * BATCH % LookupData.KEYS;
    find(batch % LookupData.NODES, first, first + BATCH, sink);
  }

  private void find(int node, int first, int end, Blackhole sink) {
    String name = Inputs.name(node);
    NodeLookup lookup =
        NodeLookup.of(environment, Own.node(name, Inputs.facts(name, node, 100)), new CompileLog());
    for (int i = first; i < end; i++) {
      sink.consume(lookup.find(LookupRequest.of(keys.get(i)), null).value());
    }
  }
}
