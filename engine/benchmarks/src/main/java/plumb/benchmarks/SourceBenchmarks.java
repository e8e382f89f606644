package plumb.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.dsl.ParsedFile;

/** From text to linked definitions; an operation is all manifests of the environment. */
@State(Scope.Benchmark)
public class SourceBenchmarks {
  private final Inputs inputs = Own.inputs();
  private final LoweringReader reader = new LoweringReader();
  private List<Manifest> manifests = List.of();
  private List<ParsedFile> parsed = List.of();
  private final Map<String, Unit> units = new HashMap<>();

  /** Reads, and does what the steps before the measured ones do. */
  @Setup
  public void prepare() {
    manifests = Manifest.all(inputs);
    parsed = manifests.stream().map(Manifest::parse).toList();
    manifests.forEach(
        manifest ->
            units.put(
                manifest.path(),
                reader.read(manifest.text(), manifest.path(), UnitReader.Syntax.MANIFEST)));
  }

  /** Text to syntax tree. */
  @Benchmark
  public void parse(Blackhole sink) {
    manifests.forEach(manifest -> sink.consume(manifest.parse()));
  }

  /** Syntax tree to program, checks of the language's rules included. */
  @Benchmark
  public void lower(Blackhole sink) {
    parsed.forEach(file -> sink.consume(reader.lower(file)));
  }

  /** Names to definitions, in an environment of which nothing is loaded; programs are at hand. */
  @Benchmark
  public void link(Blackhole sink) {
    Environment environment =
        Own.environment(
            inputs,
            "compile",
            (text, path, syntax) -> Objects.requireNonNull(units.get(String.valueOf(path))));
    for (String name : Inputs.bulkClasses()) {
      if (environment.definitions().findClass(name) == null) {
        throw new IllegalStateException(name + " is not found");
      }
    }
    sink.consume(environment);
  }
}
