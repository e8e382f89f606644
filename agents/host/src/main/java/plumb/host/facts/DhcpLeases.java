package plumb.host.facts;

import org.jspecify.annotations.Nullable;

/** Which DHCP server an interface has its address from, as the usual clients note it down. */
final class DhcpLeases {
  private static final String[] DHCLIENT = {
    "/var/lib/dhclient", "/var/lib/dhcp", "/var/lib/dhcp3", "/var/lib/NetworkManager", "/var/db"
  };

  private final SystemTree tree;
  private final ProgramPath programs;

  DhcpLeases(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.programs = programs;
  }

  @Nullable String server(String name, @Nullable Long index) {
    String server = networkd(index);
    if (server == null) {
      server = dhclient(name);
    }
    if (server == null) {
      server = networkManager(name);
    }
    return server == null ? dhcpcd(name) : server;
  }

  private @Nullable String networkd(@Nullable Long index) {
    return index == null
        ? null
        : valueAfter(tree.text("/run/systemd/netif/leases/" + index), "SERVER_ADDRESS=");
  }

  private @Nullable String dhclient(String name) {
    for (String directory : DHCLIENT) {
      for (String file : tree.names(directory)) {
        boolean lease = file.contains("dhclient") && file.contains(".lease");
        String text = lease ? tree.text(directory + "/" + file) : null;
        if (text != null && text.contains("interface \"" + name + "\"")) {
          String server = valueAfter(text, "dhcp-server-identifier ");
          if (server != null) {
            return server;
          }
        }
      }
    }
    return null;
  }

  private @Nullable String networkManager(String name) {
    for (String file : tree.names("/var/lib/NetworkManager")) {
      if (file.startsWith("internal") && file.endsWith(name + ".lease")) {
        return valueAfter(tree.text("/var/lib/NetworkManager/" + file), "SERVER_ADDRESS=");
      }
    }
    return null;
  }

  private @Nullable String dhcpcd(String name) {
    return name.equals("lo")
        ? null
        : valueAfter(programs.run("dhcpcd", "-U", name), "dhcp_server_identifier=");
  }

  private static @Nullable String valueAfter(@Nullable String text, String marker) {
    int at = text == null ? -1 : text.indexOf(marker);
    if (text == null || at < 0) {
      return null;
    }
    int start = at + marker.length();
    while (start < text.length() && text.charAt(start) == '\'') {
      start++;
    }
    int end = start;
    while (end < text.length() && isAddressPart(text.charAt(end))) {
      end++;
    }
    return end == start ? null : text.substring(start, end);
  }

  private static boolean isAddressPart(char c) {
    return Character.digit(c, 16) >= 0 || c == '.' || c == ':';
  }
}
