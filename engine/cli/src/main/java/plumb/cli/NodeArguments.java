package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumb.compiler.CertificateName;
import plumb.compiler.NodeClassifier;
import plumb.compiler.NodeClassifier.Answer;
import plumb.compiler.NodeFacts;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;
import plumb.host.facts.ModuleFacts;

/** The options that say which node is meant and what is known of it. */
final class NodeArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "Facts as JSON or YAML: name and values, or the values alone; otherwise this host's.")
  private @Nullable Path facts;

  @Option(
      names = "--node_terminus",
      paramLabel = "KIND",
      description = "Who classifies nodes: plain (nobody) or exec (the command of external_nodes).")
  private String nodeTerminus = "plain";

  @Option(
      names = "--external_nodes",
      paramLabel = "CMD",
      description =
          "The classifier: a program's absolute path and arguments; it gets the node's name and prints YAML.")
  private @Nullable String externalNodes;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  NodeArguments() {}

  /** As {@link PlainCommand#set(String, String)}. */
  boolean set(String name, String value) {
    if (name.equals("--facts")) {
      facts = Path.of(value);
      return true;
    }
    return false;
  }

  /** Whether the options say anything of a node. */
  boolean areGiven() {
    return facts != null || externalNodes != null || !nodeTerminus.equals("plain");
  }

  /** What is known of a node before its environment is. */
  record Known(String name, Map<String, Object> facts, Answer answer) {
    /** The environment that a classifier demands, or the other one. */
    String environment(String otherwise) {
      return answer.environment() == null ? otherwise : answer.environment();
    }

    /** As a node of an environment: where the facts are this host's, its modules add theirs. */
    NodeInput in(Snapshot snapshot) {
      NodeInput input = answer.applyTo(NodeInput.local(name, facts, snapshot.name()));
      if (!(facts instanceof HostFacts)) {
        return input;
      }
      List<Path> modules = snapshot.modules().stream().map(Module::directory).toList();
      return input.withFacts(new ModuleFacts(facts, modules, sources()));
    }
  }

  /** The node to compile for; without a name it is the one that the facts are of. */
  Known known(@Nullable String name) throws IOException {
    return known(name, facts == null ? hostFacts() : Map.of());
  }

  private static FactSources sources() {
    return FactSources.ofHost(warning -> Console.error("Warning: " + warning));
  }

  private static Map<String, Object> hostFacts() {
    return new HostFacts(sources());
  }

  /** The same where this host's facts are known already; the options may name others. */
  Known known(@Nullable String name, Map<String, Object> ofHost) throws IOException {
    Map<String, Object> values = facts == null ? ofHost : NodeFacts.read(facts);
    String certname = CertificateName.check(name != null ? name : certname(values));
    return new Known(certname, values, classify(certname));
  }

  private Answer classify(String name) throws IOException {
    if (nodeTerminus.equals("plain") && externalNodes != null) {
      throw wrongUsage("--external_nodes needs --node_terminus exec");
    }
    if (nodeTerminus.equals("plain")) {
      return Answer.NONE;
    }
    if (!nodeTerminus.equals("exec")) {
      throw wrongUsage("--node_terminus is plain or exec, not " + nodeTerminus);
    }
    if (externalNodes == null) {
      throw wrongUsage("--node_terminus exec needs --external_nodes CMD");
    }
    return new NodeClassifier(externalNodes).classify(name);
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private static String certname(Map<String, Object> values) {
    Object networking = values.get("networking");
    Object fqdn = networking instanceof Map<?, ?> map ? map.get("fqdn") : null;
    return fqdn == null ? "localhost" : String.valueOf(fqdn).toLowerCase(Locale.ROOT);
  }
}
