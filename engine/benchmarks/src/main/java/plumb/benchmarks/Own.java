package plumb.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.program.UnitReader;

/** Our side's environments and nodes. */
final class Own {
  /** The system property that names the directory of the inputs. */
  static final String INPUTS = "plumb.benchmarks.inputs";

  private Own() {}

  static Inputs inputs() {
    return Inputs.in(Path.of(System.getProperty(INPUTS)));
  }

  static Environment environment(Inputs inputs, String name, UnitReader reader) {
    try {
      return new EnvironmentLoader(reader)
          .load(
              new EnvironmentOptions(
                  name, inputs.environment(name), null, null, null, null, Strictness.PUPPET_7));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NodeInput node(String name, Map<String, Object> facts) {
    return new NodeInput(name, facts, Map.of("certname", name), Map.of(), Map.of());
  }
}
