package plumb.host.sysctl;

/**
 * A setting that is to be in effect. Immutable.
 *
 * @param name with dots, such as "net.ipv4.ip_forward"
 */
record DesiredRuntime(String name, String value) {}
