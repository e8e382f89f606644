package plumb.server.puppet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CompileLog;
import plumb.server.compile.CatalogService;
import plumb.server.compile.CompiledCatalog;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/** Compiles for endpoints: what is wrong is told to who asks and to the log. Thread-safe. */
public final class Compiles {
  private final CatalogService catalogs;
  private final Log log;

  /** Learns what compiles say. */
  @FunctionalInterface
  public interface Log {
    void compiled(
        String node, Iterable<CompileLog.Entry> said, long nanos, @Nullable String problem);
  }

  public Compiles(CatalogService catalogs, Log log) {
    this.catalogs = catalogs;
    this.log = log;
  }

  /**
   * A catalog.
   *
   * @param kept whether it is the node's from now on
   * @throws HttpFailure when there is no such environment, or its code is wrong
   */
  CompiledCatalog catalog(CatalogService.Node node, CatalogService.Form form, boolean kept)
      throws IOException {
    CompileLog said = new CompileLog();
    long start = System.nanoTime();
    try {
      CompiledCatalog catalog = catalogs.catalog(node, form, kept, said);
      if (catalog == null) {
        throw HttpFailure.notFound("Could not find environment '" + node.environment() + "'");
      }
      log.compiled(node.name(), catalog.log(), System.nanoTime() - start, null);
      return catalog;
    } catch (HttpFailure e) {
      throw e;
    } catch (RuntimeException e) {
      String problem = CompileErrors.sentence(e);
      if (problem == null) {
        throw e;
      }
      log.compiled(node.name(), said.entries(), System.nanoTime() - start, problem);
      throw HttpFailure.failed(problem + " on node " + node.name());
    }
  }

  /** The environment that a node is in. */
  String environment(String node, String asked) throws IOException {
    return catalogs.environment(node, asked);
  }

  /** A catalog as it is sent; it is compressed already for those that read that. */
  static Answer answer(Call call, CompiledCatalog catalog) throws IOException {
    String encodings = call.request().headers().get("accept-encoding");
    return encodings != null && encodings.contains("gzip")
        ? Answer.json(catalog.gzip()).with("content-encoding", "gzip")
        : Answer.json(catalog.json());
  }
}
