package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.compiler.NodeFacts;
import plumb.compiler.evaluation.NodeInput;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;

/** The options that say which node is meant and what is known of it. */
final class NodeArguments {
  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "Facts as JSON or YAML: name and values, or the values alone; otherwise this host's.")
  private @Nullable Path facts;

  /** Whether the options say anything of a node. */
  boolean areGiven() {
    return facts != null;
  }

  /** The node to compile for; without a name it is the one that the facts are of. */
  NodeInput node(@Nullable String name, String environment) throws IOException {
    Map<String, Object> values = values();
    String certname = name != null ? name : certname(values);
    return NodeInput.local(certname, values, environment);
  }

  private Map<String, Object> values() throws IOException {
    if (facts == null) {
      return new HostFacts(FactSources.ofHost(warning -> Console.error("Warning: " + warning)));
    }
    return NodeFacts.read(facts);
  }

  private static String certname(Map<String, Object> values) {
    Object networking = values.get("networking");
    Object fqdn = networking instanceof Map<?, ?> map ? map.get("fqdn") : null;
    return fqdn == null ? "localhost" : String.valueOf(fqdn).toLowerCase(Locale.ROOT);
  }
}
