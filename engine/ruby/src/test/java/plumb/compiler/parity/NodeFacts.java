package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import plumb.catalog.json.ValueJson;

/**
 * The facts that a node of a role sends: those of a system, what modules and the agent add, and the
 * older names of some, which collections of facts leave out.
 */
final class NodeFacts {
  private static final double MEGABYTE = 1048576;

  private final Path added;

  /**
   * @param added what modules and the agent add: for all systems, and for each family
   */
  NodeFacts(Path added) {
    this.added = added;
  }

  /**
   * The facts.
   *
   * @param core those of the system
   */
  Map<String, Object> of(String role, Map<String, Object> core) throws IOException {
    Map<String, Object> networking = new LinkedHashMap<>(map(core, "networking"));
    networking.put("hostname", hostname(role));
    networking.put("domain", "example.com");
    networking.put("fqdn", fqdn(role));
    Map<String, Object> more = parse(added);
    Map<String, Object> facts = new LinkedHashMap<>(older(core));
    facts.putAll(map(more, "all"));
    facts.putAll(map(more, text(core, "os", "family")));
    facts.putAll(core);
    facts.put("networking", networking);
    for (String name : new String[] {"hostname", "domain", "fqdn"}) {
      facts.put(name, text(facts, "networking", name));
    }
    facts.put("clientcert", fqdn(role));
    facts.put("role", role);
    return facts;
  }

  /** A node's name. */
  static String fqdn(String role) {
    return hostname(role) + ".example.com";
  }

  static String hostname(String role) {
    return role.replace('_', '-') + "1";
  }

  private static Map<String, Object> older(Map<String, Object> core) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("osfamily", text(core, "os", "family"));
    facts.put("operatingsystem", text(core, "os", "name"));
    facts.put("operatingsystemrelease", text(core, "os", "release", "full"));
    facts.put("operatingsystemmajrelease", text(core, "os", "release", "major"));
    facts.put("architecture", text(core, "os", "architecture"));
    facts.put("hardwaremodel", text(core, "os", "hardware"));
    facts.put("lsbdistid", text(core, "os", "distro", "id"));
    facts.put("lsbmajdistrelease", text(core, "os", "distro", "release", "major"));
    facts.put("ipaddress", text(core, "networking", "ip"));
    facts.put("ipaddress6", text(core, "networking", "ip6"));
    facts.put("interfaces", String.join(",", map(map(core, "networking"), "interfaces").keySet()));
    facts.put("processorcount", value(map(core, "processors"), "count"));
    Map<String, Object> memory = map(map(core, "memory"), "system");
    facts.put("memorysize", text(memory, "total"));
    facts.put("memorysize_mb", ((Number) value(memory, "total_bytes")).doubleValue() / MEGABYTE);
    facts.put("uptime_seconds", 0L);
    facts.put("id", "root");
    return facts;
  }

  private static String text(Map<String, Object> facts, String... path) {
    Map<String, Object> inner = facts;
    for (int i = 0; i < path.length - 1; i++) {
      inner = map(inner, path[i]);
    }
    return (String) value(inner, path[path.length - 1]);
  }

  private static Map<String, Object> parse(Path file) throws IOException {
    return cast(ValueJson.parse(Files.readString(file)));
  }

  private static Map<String, Object> map(Map<String, Object> facts, String name) {
    return cast(value(facts, name));
  }

  private static Object value(Map<String, Object> facts, String name) {
    return Objects.requireNonNull(facts.get(name), name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object value) {
    return (Map<String, Object>) value;
  }
}
