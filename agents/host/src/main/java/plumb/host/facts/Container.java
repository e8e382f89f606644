package plumb.host.facts;

import org.jspecify.annotations.Nullable;

/**
 * The container that this system runs in, as Facter recognises it.
 *
 * @param kind docker, lxc or systemd_nspawn; null outside of containers
 * @param idKey the name of {@code id} among the facts
 */
record Container(@Nullable String kind, String idKey, @Nullable String id) {
  private static final Container NONE = new Container(null, "", null);

  /** Looks at the first process: its control group and environment tell. */
  static Container detect(SystemTree tree) {
    String cgroup = textOrEmpty(tree.text("/proc/1/cgroup"));
    String environment = textOrEmpty(tree.text("/proc/1/environ"));
    String docker = restOfLine(cgroup, "docker/");
    if (docker != null) {
      return new Container("docker", "id", docker);
    }
    String lxc = lxcName(cgroup);
    if (lxc != null || environment.contains("container=lxc")) {
      return new Container("lxc", "name", lxc);
    }
    // The environment of process 1 is root's secret; systemd tells everybody.
    boolean nspawn =
        environment.contains("container=systemd-nspawn")
            || "systemd-nspawn".equals(tree.word("/run/systemd/container"));
    return nspawn ? new Container("systemd_nspawn", "id", tree.word("/etc/machine-id")) : NONE;
  }

  boolean isDocker() {
    return "docker".equals(kind);
  }

  private static @Nullable String restOfLine(String text, String marker) {
    int at = text.indexOf(marker);
    if (at < 0) {
      return null;
    }
    int end = text.indexOf('\n', at);
    String rest = text.substring(at + marker.length(), end < 0 ? text.length() : end);
    return rest.isEmpty() ? null : rest;
  }

  private static @Nullable String lxcName(String cgroup) {
    for (String line : cgroup.lines().toList()) {
      int at = line.indexOf(":/lxc/");
      if (at >= 0) {
        return line.substring(at + ":/lxc/".length()).split("/", 2)[0];
      }
    }
    return null;
  }

  private static String textOrEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
