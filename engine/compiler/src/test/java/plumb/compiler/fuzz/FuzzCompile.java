package plumb.compiler.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/** Compiles a text in an environment that has a little of everything. */
final class FuzzCompile {
  private static final Path ENVIRONMENT =
      Path.of("src/test/resources/plumb/compiler/fuzz/environment").toAbsolutePath();

  private static final NodeInput NODE =
      new NodeInput(
          "fuzz.example.org",
          Map.of("os", Map.of("family", "Debian"), "processors", Map.of("count", 2L)),
          Map.of("certname", "fuzz.example.org"),
          Map.of("serverversion", "7.23.0"),
          Map.of());

  private static final Duration TIME = Duration.ofSeconds(1);

  private FuzzCompile() {}

  /** Ends well, or with a problem that can be told; anything else is thrown. */
  static void compile(String code) throws IOException {
    if (!code.contains("generate")) { // It runs commands.
      RuntimeException unused = problem(code);
    }
  }

  /** What is wrong with the manifest: a problem that can be told, or null; else it is thrown. */
  static @Nullable RuntimeException problem(String code) throws IOException {
    EnvironmentOptions options =
        new EnvironmentOptions(
            "production",
            ENVIRONMENT,
            List.of(ENVIRONMENT.resolve("modules")),
            null,
            code,
            null,
            Strictness.PUPPET_7);
    try {
      Compiler compiler =
          new Compiler(new EnvironmentLoader(new LoweringReader()).load(options), TIME);
      CatalogJson.text(compiler.compile(NODE, new CompileLog()).catalog(), true, false);
      return null;
    } catch (RuntimeException e) {
      Target.requireDescription(e, code);
      return e;
    }
  }
}
