package plumb.compiler;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.compiler.data.CompileData;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.Secrets;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.TimeLimit;

/** Compiles catalogs of one environment. Safe for use by many threads. */
public final class Compiler {
  /** How long a compile may take when nothing else is said: long enough for any that ends. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

  private final Environment environment;
  private final @Nullable Duration limit;

  /** A compiler with the usual limit. */
  public Compiler(Environment environment) {
    this(environment, USUAL_LIMIT);
  }

  /**
   * A compiler that gives up after some time.
   *
   * @param limit how long one compile may take; null for as long as it needs
   */
  public Compiler(Environment environment, @Nullable Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  /**
   * A compiled catalog.
   *
   * @param log what was said on the way
   * @param secrets what people must not see of the catalog; they belong to the caller's thread
   */
  public record Result(Catalog catalog, List<CompileLog.Entry> log, Secrets secrets) {}

  /**
   * Compiles a node's catalog.
   *
   * @param log receives what is said, also when the compile fails
   * @throws plumb.compiler.program.CompileException when the manifests or data are wrong
   */
  public Result compile(NodeInput node, CompileLog log) {
    environment.warnings().forEach(log::warn);
    Result result = limit == null ? run(node, log) : TimeLimit.within(limit, () -> run(node, log));
    Catalog catalog = result.catalog();
    catalog.setUuid(CatalogUuid.next());
    catalog.setVersion(environment.version().get());
    DescribedTypes.attach(catalog, environment.types());
    return result;
  }

  /** Compiles; what statements could not give a place fails without one. */
  private Result run(NodeInput node, CompileLog log) {
    try (Compilation compilation = new Compilation(environment, node, log)) {
      Catalog catalog = run(compilation);
      return new Result(catalog, log.entries(), CompileData.secretsOf(compilation));
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), e.getMessage(), null, 0, 0, e.hint());
    } catch (StackOverflowError e) {
      throw new CompileException(
          "STACK_TOO_DEEP", "the manifests call or nest too deeply to be evaluated");
    } catch (OutOfMemoryError e) {
      throw new CompileException(
          "OUT_OF_MEMORY", "the catalog needs more memory than the process may have");
    }
  }

  /** Runs a compile; what it fails with shows no secret. */
  static Catalog run(Compilation compilation) {
    try {
      return compilation.run();
    } catch (CompileException e) {
      throw e.reworded(CompileData.secretsOf(compilation)::hide);
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), e.getMessage(), null, 0, 0, e.hint())
          .reworded(CompileData.secretsOf(compilation)::hide);
    }
  }
}
