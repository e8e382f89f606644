package plumb.host.facts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
    Map<String, NetworkInterface> addressed = addressed();
    Map<String, Interface> interfaces = new LinkedHashMap<>();
    List<Inet6> inet6 = readInet6();
    for (String name : names(addressed)) {
      Interface one = new Interface();
      NetworkInterface source = addressed.get(name);
      Long index = index(name, source);
      one.setLink(mac(name, source), mtu(name, source), leases.server(name, index));
      for (Inet6 address : inet6) {
        if (address.device.equals(name)) {
          one.add(address.binding);
        }
      }
      interfaces.put(name, one);
      if (source != null) {
        addInet4(interfaces, source);
      }
    }
    interfaces.values().forEach(Interface::complete);
    return interfaces;
  }

  /** Returns the interfaces that Java knows of: those that have an address. */
  private static Map<String, NetworkInterface> addressed() {
    Map<String, NetworkInterface> addressed = new HashMap<>();
    try {
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        addressed.put(one.getName(), one);
      }
    } catch (SocketException e) {
      throw new IllegalStateException("The kernel does not list its network interfaces", e);
    }
    return addressed;
  }

  /**
   * Returns the names of all interfaces. /sys may show those of another network name space, as it
   * does in some containers; /proc never does.
   */
  private List<String> names(Map<String, NetworkInterface> addressed) {
    List<String> names = new ArrayList<>();
    for (String line : tree.lines("/proc/net/dev")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        names.add(line.substring(0, colon).strip());
      }
    }
    names.sort(Comparator.comparing((String name) -> orLast(index(name, addressed.get(name)))));
    return names;
  }

  private static long orLast(@Nullable Long index) {
    return index == null ? Long.MAX_VALUE : index;
  }

  private @Nullable Long index(String name, @Nullable NetworkInterface source) {
    return source == null ? number(NET + name + "/ifindex") : Long.valueOf(source.getIndex());
  }

  private @Nullable Long mtu(String name, @Nullable NetworkInterface source) {
    try {
      return source == null ? number(NET + name + "/mtu") : Long.valueOf(source.getMTU());
    } catch (SocketException e) {
      return null; // it has just gone away
    }
  }

  private static void addInet4(Map<String, Interface> interfaces, NetworkInterface source) {
    Set<InetAddress> labelled = new HashSet<>();
    for (NetworkInterface part : Collections.list(source.getSubInterfaces())) {
      labelled.addAll(Collections.list(part.getInetAddresses()));
      addInet4(interfaces, part, Set.of());
    }
    addInet4(interfaces, source, labelled);
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

  private @Nullable String mac(String name, @Nullable NetworkInterface source) {
    // While an interface belongs to a bond it bears the bond's address; its own stands there.
    String mac = tree.word(NET + name + "/bonding_slave/perm_hwaddr");
    if (mac == null) {
      mac = source == null ? tree.word(NET + name + "/address") : hardwareAddress(source);
    }
    boolean known = mac != null && mac.length() >= 17 && !mac.equals("00:00:00:00:00:00");
    return known ? mac : null;
  }

  private static @Nullable String hardwareAddress(NetworkInterface source) {
    try {
      byte[] address = source.getHardwareAddress();
      return address == null ? null : HexFormat.ofDelimiter(":").formatHex(address);
    } catch (SocketException e) {
      return null; // it has just gone away
    }
  }

  private @Nullable Long number(String path) {
    String word = tree.word(path);
    return word == null ? null : Long.valueOf(word);
  }
}
