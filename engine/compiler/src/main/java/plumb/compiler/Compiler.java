package plumb.compiler;

import java.util.List;
import java.util.UUID;
import plumb.catalog.Catalog;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.program.CompileException;

/** Compiles catalogs of one environment. Safe for use by many threads. */
public final class Compiler {
  private final Environment environment;

  public Compiler(Environment environment) {
    this.environment = environment;
  }

  /** A compiled catalog and what was said on the way. */
  public record Result(Catalog catalog, List<CompileLog.Entry> log) {}

  /**
   * Compiles a node's catalog.
   *
   * @param log receives what is said, also when the compile fails
   * @throws plumb.compiler.program.CompileException when the manifests or data are wrong
   */
  public Result compile(NodeInput node, CompileLog log) {
    environment.warnings().forEach(log::warn);
    Catalog catalog;
    try (Compilation compilation = new Compilation(environment, node, log)) {
      catalog = compilation.run();
    } catch (StackOverflowError e) {
      throw new CompileException(
          "STACK_TOO_DEEP", "the manifests call or nest too deeply to be evaluated");
    }
    catalog.setUuid(UUID.randomUUID().toString());
    catalog.setVersion(environment.version().get());
    return new Result(catalog, log.entries());
  }
}
