package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.catalog.Catalog;
import plumb.compiler.Compiler;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.snapshot.Snapshot;
import plumb.daemon.catalog.CatalogException;
import plumb.daemon.catalog.CatalogSource;
import plumb.host.files.LocalFileSource;

/** Catalogs that this process compiles from an environment on this host. */
final class EnvironmentCatalogs implements CatalogSource {
  private final EnvironmentArguments environmentArguments;
  private final NodeArguments nodeArguments;
  private final @Nullable Path path;
  private final @Nullable String node;
  private @Nullable Snapshot snapshot;

  /**
   * Creates a source.
   *
   * @param path a manifest or an environment's directory; null for what the options name
   * @param node the name to compile for; null for this host's
   */
  EnvironmentCatalogs(
      EnvironmentArguments environmentArguments,
      NodeArguments nodeArguments,
      @Nullable Path path,
      @Nullable String node) {
    this.environmentArguments = environmentArguments;
    this.nodeArguments = nodeArguments;
    this.path = path;
    this.node = node;
  }

  @Override
  public Catalog catalog(Map<String, Object> facts) throws CatalogException {
    CompileLog log = new CompileLog();
    try {
      NodeArguments.Known known = nodeArguments.known(node, facts);
      Environment environment = environmentArguments.load(path, null, known);
      Snapshot loaded = environment.definitions().snapshot();
      snapshot = loaded;
      return new Compiler(environment).compile(known.in(loaded), log).catalog();
    } catch (IOException | RuntimeException e) {
      List<String> reasons = Problems.describe(e, null);
      if (reasons.isEmpty() && e instanceof RuntimeException defect) {
        throw defect;
      }
      throw new CatalogException(
          reasons.isEmpty() ? String.valueOf(e.getMessage()) : String.join("\n", reasons), e);
    } finally {
      Console.log(log.entries(), System.out);
    }
  }

  @Override
  public FileSource files() {
    return new LocalFileSource(this::module);
  }

  private @Nullable Path module(String name) {
    var found = snapshot == null ? null : snapshot.module(name);
    return found == null ? null : found.directory();
  }
}
