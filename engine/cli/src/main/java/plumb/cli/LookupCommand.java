package plumb.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.catalog.json.ValueJson;
import plumb.compiler.NodeLookup;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.Explainer;
import plumb.compiler.lookup.Found;
import plumb.compiler.lookup.LookupRequest;
import plumb.compiler.program.CompileException;
import plumb.compiler.yaml.YamlWriter;
import plumb.values.functions.RubyText;

/** {@code plumb lookup KEY}: what Hiera data says for a node. Its options are Puppet's. */
@Command(
    name = "lookup",
    description = "Looks a key up in the data for a node, and explains where the value is from.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 a value was found, or the search explained, whatever it found;",
      "1 there is no value, or the data or manifests are broken; 2 wrong usage."
    })
final class LookupCommand implements Callable<Integer>, JsonCommand {
  private static final List<String> MERGES =
      List.of("first", "unique", "hash", "deep", "default", "reverse_deep", "unconstrained_deep");

  @Spec private CommandSpec spec;
  @Mixin private EnvironmentArguments environmentArguments = new EnvironmentArguments();
  @Mixin private NodeArguments nodeArguments = new NodeArguments();

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys; the first one found counts.")
  private List<String> keys = List.of();

  @Option(names = "--node", paramLabel = "NAME", description = "Certificate name (this host).")
  private @Nullable String node;

  @Option(names = "--explain", description = "Show each place tried, and what it holds.")
  private boolean explain;

  @Option(names = "--explain-options", description = "Show how lookup_options are assembled.")
  private boolean explainOptions;

  @Option(
      names = "--show-decrypted",
      description = "Do not hide decrypted and sensitive values when explaining.")
  private boolean showDecrypted;

  @Option(
      names = "--merge",
      paramLabel = "STRATEGY",
      description = "first, unique, hash or deep, whatever the data asks for.")
  private @Nullable String merge;

  @Option(
      names = "--knock-out-prefix",
      paramLabel = "PREFIX",
      description = "With --merge deep: marks values to be removed.")
  private @Nullable String knockOutPrefix;

  @Option(names = "--sort-merged-arrays", description = "With --merge deep: sort merged arrays.")
  private boolean sortMergedArrays;

  @Option(
      names = "--merge-hash-arrays",
      description = "With --merge deep: merge hashes in arrays by position.")
  private boolean mergeHashArrays;

  @Option(names = "--type", paramLabel = "TYPE", description = "The type that the value must have.")
  private @Nullable String type;

  @Option(names = "--default", paramLabel = "TEXT", description = "The value if there is none.")
  private @Nullable String defaultValue;

  @Option(
      names = {"-c", "--compile"},
      description = "Compile the catalog first, so that variables of manifests can be used.")
  private boolean compile;

  @Option(
      names = "--render-as",
      paramLabel = "FORMAT",
      description = "s (text), json or yaml; a value as yaml and an explanation as s otherwise.")
  private @Nullable String format;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  LookupCommand() {}

  @Override
  public boolean printsJson() {
    return "json".equals(format);
  }

  @Override
  public Integer call() throws IOException {
    check();
    NodeArguments.Known known = nodeArguments.known(node);
    Environment environment =
        compile ? environmentArguments.load(known) : environmentArguments.withoutManifests(known);
    CompileLog log = new CompileLog();
    NodeInput input = known.in(environment.definitions().snapshot());
    try (NodeLookup lookups =
        compile
            ? NodeLookup.afterCompile(environment, input, log)
            : NodeLookup.of(environment, input, log)) {
      return lookup(lookups);
    } finally {
      Console.log(log.entries(), System.err);
    }
  }

  private void check() {
    boolean deepOptions = knockOutPrefix != null || sortMergedArrays || mergeHashArrays;
    if (deepOptions && !"deep".equals(merge)) {
      throw usage(
          "--knock-out-prefix, --sort-merged-arrays and --merge-hash-arrays need --merge deep");
    }
    if (merge != null && !MERGES.contains(merge)) {
      throw usage("--merge takes one of " + String.join(", ", MERGES));
    }
    if (keys.isEmpty() && (explain || !explainOptions)) {
      throw usage("No keys were given to lookup.");
    }
    if (format != null && !List.of("s", "json", "yaml").contains(format)) {
      throw usage("--render-as takes s, json or yaml");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private int lookup(NodeLookup lookups) {
    Explainer explainer = explainOptions && !explain ? Explainer.ofOptions() : Explainer.ofValue();
    if (showDecrypted) {
      explainer = explainer.showingSecrets();
    }
    try {
      Found found = lookups.find(request(lookups), explainer);
      if (!explain && !explainOptions) {
        System.out.print(rendered(found.value(), "yaml"));
        return 0;
      }
    } catch (CompileException e) {
      if (!explain && !explainOptions) {
        throw e;
      }
      explainer.text(withPlace(e));
    }
    System.out.print(
        format == null || format.equals("s")
            ? explainer.asTextWithLines()
            : rendered(explainer.asData(), format));
    return 0;
  }

  private static String withPlace(CompileException e) {
    return e.file() == null || e.line() == 0
        ? e.getMessage()
        : String.format(
            "%s (file: %s, line: %d, column: %d)", e.getMessage(), e.file(), e.line(), e.column());
  }

  private LookupRequest request(NodeLookup lookups) {
    // Options for keys of no module are explained without a key.
    Object name = keys.isEmpty() ? "__global__" : keys.size() == 1 ? keys.get(0) : keys;
    return new LookupRequest(
        name,
        type == null ? null : lookups.type(type),
        merge == null ? null : mergeOptions(merge),
        defaultValue,
        Map.of(),
        Map.of(),
        null);
  }

  private Map<String, Object> mergeOptions(String strategy) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("strategy", strategy);
    if (strategy.equals("deep")) {
      options.put("sort_merged_arrays", sortMergedArrays);
      options.put("merge_hash_arrays", mergeHashArrays);
      if (knockOutPrefix != null) {
        options.put("knockout_prefix", knockOutPrefix);
      }
    }
    return options;
  }

  private String rendered(Object value, String otherwise) {
    return switch (format == null ? otherwise : format) {
      case "json" -> ValueJson.text(value, false) + "\n";
      case "s" -> RubyText.of(value) + "\n";
      default -> YamlWriter.write(value);
    };
  }
}
