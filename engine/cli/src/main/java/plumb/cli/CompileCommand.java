package plumb.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.Compiler;
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

  @Override
  public Integer call() throws Exception {
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
