package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.batch.BatchCompiler;
import plumb.compiler.batch.BatchSummary;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.values.ValueText;

/** {@code plumb compile NODE}: a node's catalog. */
@Command(
    name = "compile",
    description = "Compiles a node's catalog and shows it.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();

  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "Certificate name of the node (this host).")
  private @Nullable String node;

  @Option(names = "--json", description = "Print the catalog as Puppet's JSON.")
  private boolean json;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "Compile many nodes: one JSON object a line (name, id, environment, facts, trusted, classes, parameters).")
  private @Nullable Path batch;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where --batch writes ID.json or ID.error.json.")
  private @Nullable Path out;

  @Option(names = "--jobs", paramLabel = "N", description = "Threads of --batch (one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws Exception {
    return batch == null ? compileOne() : compileBatch(batch);
  }

  private int compileBatch(Path file) throws IOException {
    if (out == null) {
      throw new IllegalArgumentException("--batch needs --out DIR");
    }
    Progress progress = new Progress("nodes", lines(file));
    BatchSummary summary =
        new BatchCompiler(
                environmentArguments::loadNamed, environmentArguments.name(), out.toAbsolutePath())
            .run(file, jobs, progress::done);
    progress.end();
    if (json) {
      System.out.println(ValueJson.text(summary.toMap(), true));
    } else {
      summary
          .toMap()
          .forEach((name, value) -> System.out.println(name + ": " + ValueText.of(value)));
    }
    return summary.failures() == 0 ? 0 : 1;
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).count();
    }
  }

  private int compileOne() throws IOException {
    Environment environment = environmentArguments.load();
    CompileLog log = new CompileLog();
    Catalog catalog;
    try {
      String name = environment.definitions().snapshot().name();
      catalog = new Compiler(environment).compile(nodeArguments.node(node, name), log).catalog();
    } finally {
      Console.log(log.entries(), System.err);
    }
    if (json) {
      System.out.println(CatalogJson.text(catalog, true, true));
    } else {
      print(catalog);
    }
    return 0;
  }

  private static void print(Catalog catalog) {
    StringBuilder out = new StringBuilder();
    for (Resource resource : catalog.resources()) {
      String place =
          resource.file() == null ? "" : "  # " + resource.file() + ":" + resource.line();
      out.append(resource.ref()).append(place).append('\n');
      resource
          .parameters()
          .forEach(
              (name, value) -> {
                String shown =
                    resource.sensitive().contains(name) ? "[redacted]" : ValueText.quoted(value);
                out.append("    ").append(name).append(" => ").append(shown).append('\n');
              });
    }
    out.append(catalog.resources().size()).append(" resources, ");
    out.append(catalog.classes().size()).append(" classes for ").append(catalog.name());
    System.out.println(out);
  }
}
