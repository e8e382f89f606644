package plumb.host.facts;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One network interface: its link and the addresses bound to it. */
final class Interface {
  private final Map<Object, Object> facts = new LinkedHashMap<>();
  private final List<Binding> bindings = new ArrayList<>();
  private final List<Binding> bindings6 = new ArrayList<>();

  void setLink(@Nullable String mac, @Nullable Long mtu, @Nullable String dhcpServer) {
    put("mac", mac);
    put("mtu", mtu);
    put("dhcp", dhcpServer);
  }

  void add(Binding binding) {
    (binding.address() instanceof Inet4Address ? bindings : bindings6).add(binding);
  }

  /** Adds what follows from all bindings; to be called once, after the last one. */
  void complete() {
    if (!bindings.isEmpty()) {
      facts.put("bindings", describe(bindings));
      Map<Object, Object> main = main(bindings).facts();
      facts.put("ip", main.get("address"));
      facts.put("netmask", main.get("netmask"));
      facts.put("network", main.get("network"));
    }
    if (!bindings6.isEmpty()) {
      facts.put("bindings6", describe(bindings6));
      Map<Object, Object> main = main(bindings6).facts();
      facts.put("ip6", main.get("address"));
      facts.put("netmask6", main.get("netmask"));
      facts.put("network6", main.get("network"));
      facts.put("scope6", main.get("scope6"));
    }
  }

  Map<Object, Object> facts() {
    return facts;
  }

  boolean hasRoutableAddress() {
    return hasRoutable(bindings) || hasRoutable(bindings6);
  }

  private static boolean hasRoutable(List<Binding> bindings) {
    for (Binding binding : bindings) {
      if (binding.isRoutable()) {
        return true;
      }
    }
    return false;
  }

  private static Binding main(List<Binding> bindings) {
    for (Binding binding : bindings) {
      if (binding.isRoutable()) {
        return binding;
      }
    }
    return bindings.get(0);
  }

  private static List<Object> describe(List<Binding> bindings) {
    List<Object> list = new ArrayList<>();
    for (Binding binding : bindings) {
      list.add(binding.facts());
    }
    return list;
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      facts.put(key, value);
    }
  }
}
