package plumb.values.functions.modules;

import org.jspecify.annotations.Nullable;
import plumb.values.functions.Function;

/**
 * The native versions of functions of modules other than stdlib. Each is to be used where its
 * module defines the function, and nowhere else.
 */
public final class OtherModules {
  private OtherModules() {}

  /** The native version of the function of that name, null when there is none. */
  public static @Nullable Function find(String name) {
    return switch (name) {
      case "is_service_default", "inet6_prefix", "normalize_ip_for_uri" ->
          OpenStackFunctions.find(name);
      case "validate_network_vlan_ranges", "validate_tunnel_id_ranges", "validate_vni_ranges" ->
          NetworkRanges.find(name);
      case "apache::bool2httpd", "memcached::max_memory", "mysql::password" ->
          ServerFunctions.find(name);
      default -> null;
    };
  }
}
