package plumb.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.Resource;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Provenance;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.Secrets;
import plumb.compiler.program.CompileException;

/** {@code plumb explain NODE REFERENCE}: where a resource's parameters come from. */
@Command(
    name = "explain",
    description = "Says where the values of a resource's parameters come from, down to the data.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 explained; 1 it does not compile, or there is no such resource."})
final class ExplainCommand implements Callable<Integer>, JsonCommand {
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();

  @Parameters(index = "0", paramLabel = "NODE", description = "Certificate name of the node.")
  private String node;

  @Parameters(index = "1", paramLabel = "REFERENCE", description = "The resource: Type[title].")
  private String reference;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "PARAMETER",
      description = "One parameter (all that are set).")
  private @Nullable String parameter;

  @Option(names = "--json", description = "Print for programs.")
  private boolean json;

  @Option(names = "--show-decrypted", description = "Do not hide decrypted and sensitive values.")
  private boolean showDecrypted;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    NodeArguments.Known known = nodeArguments.known(node);
    Environment environment = environmentArguments.load(known);
    CompileLog log = new CompileLog();
    try {
      explain(Provenance.of(environment, known.in(environment.definitions().snapshot()), log));
    } finally {
      Console.log(log.entries(), System.err);
    }
    return 0;
  }

  private void explain(Provenance provenance) {
    if (showDecrypted) {
      explain(provenance, value -> value);
      return;
    }
    Secrets secrets = provenance.lookups().secrets();
    try {
      explain(provenance, secrets::hide);
    } catch (CompileException e) {
      throw e.reworded(secrets::hide);
    }
  }

  private void explain(Provenance provenance, UnaryOperator<Object> shown) {
    Resource resource = provenance.find(reference);
    Collection<String> names =
        parameter == null ? resource.parameters().keySet() : List.of(parameter);
    Map<String, List<Provenance.Step>> traces = new LinkedHashMap<>();
    for (String name : new ArrayList<>(names)) {
      traces.put(name, provenance.trace(resource, name));
    }
    ResourceProvenance explained =
        new ResourceProvenance(resource, traces, provenance.uses(), shown);
    System.out.print(json ? ValueJson.text(explained.asData(), true) + "\n" : explained.asText());
  }
}
