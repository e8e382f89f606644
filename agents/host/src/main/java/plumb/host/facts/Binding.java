package plumb.host.facts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address bound to an interface.
 *
 * @param address without a scope
 * @param prefix length of the network's part in bits
 * @param flags the bits that the kernel keeps for an IPv6 address (IFA_F_* of if_addr.h); -1 for
 *     IPv4
 */
record Binding(InetAddress address, int prefix, int flags) {
  private static final String[] FLAGS = {
    "temporary",
    "noad",
    "optimistic",
    "dadfailed",
    "homeaddress",
    "deprecated",
    "tentative",
    "permanent"
  };

  Map<Object, Object> facts() {
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("address", Addresses.text(address.getAddress()));
    byte[] mask = mask();
    facts.put("netmask", Addresses.text(mask));
    byte[] network = address.getAddress();
    for (int i = 0; i < network.length; i++) {
      network[i] &= mask[i];
    }
    facts.put("network", Addresses.text(network));
    if (flags >= 0) {
      facts.put("scope6", scope());
      facts.put("flags", flagNames());
    }
    return facts;
  }

  /**
   * Returns whether others can reach it: neither loopback, link-local nor unique-local (RFC 4193).
   */
  boolean isRoutable() {
    boolean uniqueLocal =
        !(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc;
    return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !uniqueLocal;
  }

  static InetAddress parse(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("An address has 4 or 16 bytes", e);
    }
  }

  private String scope() {
    String compat = Addresses.isIpv4Compatible(address.getAddress()) ? "compat," : "";
    if (address.isLinkLocalAddress()) {
      return compat + "link";
    }
    if (address.isSiteLocalAddress()) {
      return compat + "site";
    }
    return compat + (address.isLoopbackAddress() ? "host" : "global");
  }

  private List<Object> flagNames() {
    List<Object> names = new ArrayList<>();
    for (int bit = 0; bit < FLAGS.length; bit++) {
      if ((flags & 1 << bit) != 0) {
        names.add(FLAGS[bit]);
      }
    }
    return names;
  }

  private byte[] mask() {
    byte[] mask = new byte[address.getAddress().length];
    for (int bit = 0; bit < prefix; bit++) {
      mask[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    return mask;
  }
}
