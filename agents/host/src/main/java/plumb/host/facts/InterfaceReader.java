package plumb.host.facts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the network interfaces, in the kernel's order: links and IPv6 from /sys and /proc, IPv4
 * from {@link NetworkInterface}, since no file names it.
 */
final class InterfaceReader {
  private static final String NET = "/sys/class/net/";

  private final SystemTree tree;
  private final DhcpLeases leases;

  InterfaceReader(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.leases = new DhcpLeases(tree, programs);
  }

  /** An IPv6 address as a line of /proc/net/if_inet6 has it. */
  private record Inet6(String device, int scope, Binding binding) {}

  Map<String, Interface> read() {
    Map<String, Interface> interfaces = new LinkedHashMap<>();
    List<Inet6> inet6 = readInet6();
    for (String name : names()) {
      Interface one = new Interface();
      String index = tree.word(NET + name + "/ifindex");
      one.setLink(mac(name), number(NET + name + "/mtu"), leases.server(name, index));
      for (Inet6 address : inet6) {
        if (address.device.equals(name)) {
          one.add(address.binding);
        }
      }
      interfaces.put(name, one);
    }
    addInet4(interfaces);
    interfaces.values().forEach(Interface::complete);
    return interfaces;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : tree.names("/sys/class/net")) {
      if (tree.exists(NET + name + "/ifindex")) { // bonding_masters is a plain file
        names.add(name);
      }
    }
    names.sort(Comparator.comparing((String name) -> indexOf(name)));
    return names;
  }

  private long indexOf(String name) {
    Long index = number(NET + name + "/ifindex");
    return index == null ? Long.MAX_VALUE : index;
  }

  private static void addInet4(Map<String, Interface> interfaces) {
    try {
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!interfaces.containsKey(one.getName())) {
          continue; // it came after the links were read
        }
        Set<InetAddress> labelled = new HashSet<>();
        for (NetworkInterface part : Collections.list(one.getSubInterfaces())) {
          labelled.addAll(Collections.list(part.getInetAddresses()));
          addInet4(interfaces, part, Set.of());
        }
        addInet4(interfaces, one, labelled);
      }
    } catch (SocketException e) {
      throw new IllegalStateException("The kernel does not list its network interfaces", e);
    }
  }

  /**
   * Adds addresses of an interface.
   *
   * @param labelled those with a label such as eth0:1, which is an interface of its own in this
   *     view
   */
  private static void addInet4(
      Map<String, Interface> interfaces, NetworkInterface source, Set<InetAddress> labelled) {
    List<InterfaceAddress> addresses = new ArrayList<>(source.getInterfaceAddresses());
    Collections.reverse(addresses); // Java lists the newest first, the kernel the oldest
    for (InterfaceAddress address : addresses) {
      if (address != null
          && address.getAddress() instanceof Inet4Address inet4
          && !labelled.contains(inet4)) {
        interfaces
            .computeIfAbsent(source.getName(), name -> new Interface())
            .add(new Binding(inet4, address.getNetworkPrefixLength(), -1));
      }
    }
  }

  /** The kernel prefers wider scopes, so these come first; see ipv6_link_dev_addr in addrconf.c. */
  private List<Inet6> readInet6() {
    List<Inet6> addresses = new ArrayList<>();
    for (String line : tree.lines("/proc/net/if_inet6")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length == 6) {
        byte[] bytes = HexFormat.of().parseHex(fields[0]);
        int prefix = HexFormat.fromHexDigits(fields[2]);
        int flags = HexFormat.fromHexDigits(fields[4]) & 0xff;
        Binding binding = new Binding(Binding.parse(bytes), prefix, flags);
        addresses.add(new Inet6(fields[5], HexFormat.fromHexDigits(fields[3]), binding));
      }
    }
    addresses.sort(Comparator.comparingInt(InterfaceReader::scopeRank));
    return addresses;
  }

  /**
   * Scopes are bits in this file (IPV6_ADDR_* of ipv6.h): 0 global, 0x40 site, 0x20 link, 0x10
   * host.
   */
  private static int scopeRank(Inet6 address) {
    return switch (address.scope) {
      case 0x40 -> 1;
      case 0x20 -> 2;
      case 0x10 -> 3;
      default -> 0;
    };
  }

  private @Nullable String mac(String name) {
    String permanent = permanentMac(name);
    String mac = permanent == null ? tree.word(NET + name + "/address") : permanent;
    boolean known = mac != null && mac.length() >= 17 && !mac.equals("00:00:00:00:00:00");
    return known ? mac : null;
  }

  /** While an interface belongs to a bond it bears the bond's address; its own stands there. */
  private @Nullable String permanentMac(String name) {
    if (!tree.exists(NET + name + "/bonding_slave/perm_hwaddr")) {
      return null;
    }
    return tree.word(NET + name + "/bonding_slave/perm_hwaddr");
  }

  private @Nullable Long number(String path) {
    String word = tree.word(path);
    return word == null ? null : Long.valueOf(word);
  }
}
