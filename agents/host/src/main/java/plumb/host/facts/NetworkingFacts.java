package plumb.host.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/** Names, addresses and interfaces of this host. */
final class NetworkingFacts implements FactGroup {
  /** Legacy facts exist for the primary interface, and with its name for each one. */
  private static final String[][] LEGACY = {
    {"ip", "ipaddress"},
    {"ip6", "ipaddress6"},
    {"mac", "macaddress"},
    {"netmask", "netmask"},
    {"netmask6", "netmask6"},
    {"network", "network"},
    {"network6", "network6"},
    {"scope6", "scope6"},
    {"mtu", "mtu"},
  };

  private final SystemTree tree;
  private final ProgramPath programs;

  NetworkingFacts(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.programs = programs;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "networking", "hostname", "domain", "fqdn", "interfaces", "dhcp_servers" -> true;
      default ->
          fact.startsWith("ipaddress")
              || fact.startsWith("macaddress")
              || fact.startsWith("netmask")
              || fact.startsWith("network")
              || fact.startsWith("scope6")
              || fact.startsWith("mtu_");
    };
  }

  @Override
  public void resolve(FactSink sink) {
    Map<Object, Object> networking = new LinkedHashMap<>();
    addNames(networking, sink);
    Map<String, Interface> interfaces = new InterfaceReader(tree, programs).read();
    if (!interfaces.isEmpty()) {
      addInterfaces(networking, interfaces, sink);
    }
    sink.add("networking", networking);
  }

  private void addNames(Map<Object, Object> networking, FactSink sink) {
    HostNames names = HostNames.read(tree, programs);
    put(networking, sink, "domain", names.domain());
    put(networking, sink, "fqdn", names.fqdn());
    put(networking, sink, "hostname", names.hostname());
  }

  private void addInterfaces(
      Map<Object, Object> networking, Map<String, Interface> interfaces, FactSink sink) {
    Map<Object, Object> all = new LinkedHashMap<>();
    interfaces.forEach((name, one) -> all.put(name, one.facts()));
    networking.put("interfaces", all);
    for (Map.Entry<String, Interface> entry : interfaces.entrySet()) {
      addLegacy(entry.getValue().facts(), "_" + entry.getKey(), sink);
    }
    List<String> sorted = new ArrayList<>(interfaces.keySet());
    Collections.sort(sorted);
    sink.add("interfaces", String.join(",", sorted));
    String primary = primary(interfaces);
    Interface main = primary == null ? null : interfaces.get(primary);
    if (main != null) {
      main.facts()
          .forEach(
              (key, value) -> {
                if (!(value instanceof List<?>)) {
                  networking.put(key, value);
                }
              });
      networking.put("primary", primary);
      addLegacy(main.facts(), "", sink);
    }
    sink.add("dhcp_servers", dhcpServers(interfaces, main));
  }

  private static void addLegacy(Map<Object, Object> facts, String suffix, FactSink sink) {
    for (String[] names : LEGACY) {
      if (!names[1].equals("mtu") || !suffix.isEmpty()) {
        sink.add(names[1] + suffix, facts.get(names[0]));
      }
    }
  }

  /** The entry "system" is the primary interface's server; it is there even when that has none. */
  private static Map<Object, Object> dhcpServers(
      Map<String, Interface> interfaces, @Nullable Interface main) {
    Map<Object, Object> servers = new LinkedHashMap<>();
    Object system = main == null ? null : main.facts().get("dhcp");
    servers.put("system", system == null ? Undef.UNDEF : system);
    interfaces.forEach(
        (name, one) -> {
          Object server = one.facts().get("dhcp");
          if (server != null) {
            servers.put(name, server);
          }
        });
    return servers;
  }

  /** The interface of the default route; without one, the first that has a routable address. */
  private @Nullable String primary(Map<String, Interface> interfaces) {
    List<String> routes = tree.lines("/proc/net/route");
    for (int i = 1; i < routes.size(); i++) {
      String[] fields = routes.get(i).split("\t");
      if (fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000")) {
        return fields[0];
      }
    }
    for (Map.Entry<String, Interface> entry : interfaces.entrySet()) {
      if (entry.getValue().hasRoutableAddress()) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static void put(
      Map<Object, Object> networking, FactSink sink, String name, @Nullable String value) {
    if (value != null) {
      networking.put(name, value);
      sink.add(name, value);
    }
  }
}
