package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.Compiler;
import plumb.compiler.batch.BatchCompiler;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.Secrets;
import plumb.values.ValueText;

/** {@code plumb compile NODE}: a node's catalog. */
@Command(
    name = "compile",
    description = "Compiles a node's catalog and shows it.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements PlainCommand, JsonCommand {
  @Spec private CommandSpec spec;
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private CompileArguments compiles = new CompileArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();

  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "Certificate name of the node (this host).")
  private @Nullable String node;

  @Option(
      names = "--json",
      description = "Print the catalog as Puppet's JSON; with --batch, the summary as JSON.")
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

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  CompileCommand() {}

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public boolean set(String name, String value) {
    return environmentArguments.set(name, value) || nodeArguments.set(name, value);
  }

  @Override
  public boolean set(String name) {
    json |= name.equals("--json");
    return name.equals("--json");
  }

  @Override
  public boolean setOperand(String value) {
    node = value;
    return true;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public Integer call() throws Exception {
    if (batch == null && out != null) {
      throw wrongUsage("--out is for --batch");
    }
    if (batch == null && compiles.limitJobs()) {
      throw wrongUsage("--jobs is for --batch");
    }
    return batch == null ? compileOne() : compileBatch(batch);
  }

  private int compileBatch(Path file) throws IOException {
    if (out == null) {
      throw wrongUsage("--batch needs --out DIR");
    }
    if (node != null || nodeArguments.areGiven()) {
      throw wrongUsage(
          "--batch says which nodes there are: NODE, --facts and a classifier do not go with it");
    }
    BatchCompiler compiler =
        new BatchCompiler(
            environmentArguments::loadNamed,
            environmentArguments.name(),
            compiles.timeLimit(),
            out.toAbsolutePath());
    return new BatchRun(file, out).run(compiler, compiles.jobs(), json);
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private int compileOne() throws IOException {
    NodeArguments.Known known = nodeArguments.known(node);
    Environment environment = environmentArguments.load(known);
    CompileLog log = new CompileLog();
    Compiler.Result result;
    try {
      NodeInput input = known.in(environment.definitions().snapshot());
      result = new Compiler(environment, compiles.timeLimit()).compile(input, log);
    } finally {
      Console.log(log.entries(), System.err);
    }
    if (json) {
      System.out.println(CatalogJson.text(result.catalog(), true, true));
    } else {
      print(result.catalog(), result.secrets());
    }
    return 0;
  }

  private static void print(Catalog catalog, Secrets secrets) {
    StringBuilder out = new StringBuilder();
    for (Resource resource : catalog.resources()) {
      String place =
          resource.file() == null ? "" : "  # " + resource.file() + ":" + resource.line();
      out.append(secrets.hide(resource.ref())).append(place).append('\n');
      resource
          .parameters()
          .forEach(
              (name, value) -> {
                String shown =
                    resource.sensitive().contains(name)
                        ? "[redacted]"
                        : ValueText.quoted(secrets.hide(value));
                out.append("    ").append(name).append(" => ").append(shown).append('\n');
              });
    }
    out.append(catalog.resources().size()).append(" resources, ");
    out.append(catalog.classes().size()).append(" classes for ").append(catalog.name());
    System.out.println(out);
  }
}
