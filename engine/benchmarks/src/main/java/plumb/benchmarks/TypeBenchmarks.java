package plumb.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plumb.catalog.json.ValueJson;
import plumb.values.Type;
import plumb.values.types.TypeParser;

/** Checks of values against types; an operation is every value against every type. */
@State(Scope.Benchmark)
public class TypeBenchmarks {
  private final List<Type> types = new ArrayList<>();
  private final List<?> values = (List<?>) ValueJson.parse(Resource.text("values.json"));

  /** Reads the types. */
  public TypeBenchmarks() {
    Resource.text("types.txt").lines().forEach(line -> types.add(TypeParser.parse(line)));
  }

  /** Returns how many checks passed. */
  @Benchmark
  public int check() {
    int instances = 0;
    for (Type type : types) {
      for (Object value : values) {
        instances += type.isInstance(value) ? 1 : 0;
      }
    }
    return instances;
  }
}
