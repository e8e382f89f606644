package plumb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.catalog.Facts;
import plumb.catalog.json.FactsJson;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.yaml.YamlReader;
import plumb.host.facts.FactSources;
import plumb.host.facts.HostFacts;

/** The options that say which node is meant and what is known of it. */
final class NodeArguments {
  private static final String REFERENCE_VERSION = "7.23.0";

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "Facts as JSON or YAML: name and values, or the values alone; otherwise this host's.")
  private @Nullable Path facts;

  /** The node to compile for; without a name it is the one that the facts are of. */
  NodeInput node(@Nullable String name, String environment) throws IOException {
    Map<String, Object> values = values(name);
    String certname = name != null ? name : certname(values);
    return input(certname, values, environment);
  }

  private Map<String, Object> values(@Nullable String name) throws IOException {
    if (facts == null) {
      return new HostFacts(FactSources.ofHost(warning -> Console.error("Warning: " + warning)));
    }
    String file = facts.toString();
    if (file.endsWith(".yaml") || file.endsWith(".yml")) {
      return yamlValues(facts);
    }
    try (InputStream in = Files.newInputStream(facts)) {
      Facts read = FactsJson.read(in, name == null ? "" : name);
      return read.values();
    }
  }

  private static Map<String, Object> yamlValues(Path file) throws IOException {
    Object whole = YamlReader.readPlain(file.toString(), Files.readString(file));
    Object values =
        whole instanceof Map<?, ?> map && map.get("values") instanceof Map<?, ?> inner
            ? inner
            : whole;
    if (!(values instanceof Map<?, ?> map)) {
      throw new IOException(file + " holds no facts: a hash is expected");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    map.forEach((name, value) -> facts.put(String.valueOf(name), value));
    return facts;
  }

  private static String certname(Map<String, Object> values) {
    Object networking = values.get("networking");
    Object fqdn = networking instanceof Map<?, ?> map ? map.get("fqdn") : null;
    return fqdn == null ? "localhost" : String.valueOf(fqdn).toLowerCase(Locale.ROOT);
  }

  /** Trusted data of a node without a certificate, and what a server would say of itself. */
  static NodeInput input(String name, Map<String, Object> values, String environment) {
    int dot = name.indexOf('.');
    Map<String, Object> trusted = new LinkedHashMap<>();
    trusted.put("authenticated", "local");
    trusted.put("certname", name);
    trusted.put("extensions", Map.of());
    trusted.put("hostname", dot < 0 ? name : name.substring(0, dot));
    if (dot > 0) {
      trusted.put("domain", name.substring(dot + 1));
    }
    trusted.put("external", Map.of());
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("serverversion", REFERENCE_VERSION);
    server.put("environment", environment);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("clientcert", name);
    parameters.put("clientversion", REFERENCE_VERSION);
    parameters.put("clientnoop", false);
    parameters.put("serverversion", REFERENCE_VERSION);
    return new NodeInput(name, values, trusted, server, parameters);
  }
}
