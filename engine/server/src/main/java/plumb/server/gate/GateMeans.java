package plumb.server.gate;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plumb.compiler.NodeClassifier;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.program.UnitReader;
import plumb.server.authority.Authority;
import plumb.store.Store;

/**
 * What all pushes are judged with.
 *
 * @param time how long one may take
 */
public record GateMeans(
    Deploys deploys,
    ChangedSources sources,
    NodeComparison comparison,
    FleetLines fleet,
    Duration time) {

  /**
   * How nodes are compiled.
   *
   * @param hieraConfig the {@code hiera.yaml} above all environments
   * @param time how long one compile may take
   */
  public record Compiles(@Nullable Path hieraConfig, Strictness strictness, Duration time) {}

  /**
   * Puts it together.
   *
   * @param classifier says which classes nodes have; null when nobody does
   * @param reader reads manifests
   */
  public static GateMeans of(
      GateSettings gate,
      Deploys deploys,
      Store store,
      Authority authority,
      @Nullable NodeClassifier classifier,
      UnitReader reader,
      Compiles compiles) {
    PlumbProcess plumb = new PlumbProcess(gate.plumb(), gate.directory().resolve("caches"));
    FleetLines fleet = new FleetLines(store, authority, classifier);
    NodeComparison comparison =
        new NodeComparison(
            fleet,
            new FleetMemory(gate.directory().resolve("records")),
            plumb,
            reader,
            new NodeComparison.Options(
                compiles.hieraConfig(),
                compiles.strictness(),
                gate.jobs(),
                compiles.time().toSeconds()));
    return new GateMeans(deploys, new ChangedSources(plumb), comparison, fleet, gate.time());
  }
}
