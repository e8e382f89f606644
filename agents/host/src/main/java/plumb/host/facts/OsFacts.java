package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Distribution, hardware architecture and SELinux. */
final class OsFacts implements FactGroup {
  private final SystemTree tree;
  private final ProgramPath programs;

  OsFacts(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.programs = programs;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "os",
          "architecture",
          "hardwaremodel",
          "operatingsystem",
          "operatingsystemmajrelease",
          "operatingsystemrelease",
          "osfamily" ->
          true;
      default -> fact.startsWith("lsb") || fact.startsWith("selinux");
    };
  }

  @Override
  public void resolve(FactSink sink) {
    Distribution distribution = Distribution.detect(tree);
    Map<Object, Object> os = new LinkedHashMap<>();
    String hardware = Hardware.machine(tree);
    String architecture = architecture(hardware, distribution);
    os.put("architecture", architecture);
    sink.add("architecture", architecture);
    if (distribution != null) {
      addDistribution(os, distribution, sink);
    }
    os.put("hardware", hardware);
    sink.add("hardwaremodel", hardware);
    os.put("selinux", selinux(sink));
    sink.add("os", os);
  }

  private static String architecture(String machine, @Nullable Distribution distribution) {
    if (machine.length() == 4 && machine.startsWith("i") && machine.endsWith("86")) {
      return "i386";
    }
    boolean debian = distribution != null && distribution.family().equals("Debian");
    return debian && machine.equals("x86_64") ? "amd64" : machine;
  }

  private void addDistribution(Map<Object, Object> os, Distribution distribution, FactSink sink) {
    Map<Object, Object> distro = new LinkedHashMap<>();
    putKnown(distro, "codename", distribution.codename());
    putKnown(distro, "description", distribution.description());
    putKnown(distro, "id", distribution.id());
    if (!distribution.distroRelease().isEmpty()) {
      distro.put("release", distribution.distroRelease());
    }
    os.put("distro", distro);
    os.put("family", distribution.family());
    os.put("name", distribution.name());
    Map<Object, Object> release = distribution.release();
    if (!release.isEmpty()) {
      os.put("release", release);
    }
    sink.add("osfamily", distribution.family());
    sink.add("operatingsystem", distribution.name());
    sink.add("operatingsystemmajrelease", release.get("major"));
    sink.add("operatingsystemrelease", release.get("full"));
    addLsb(distribution, sink);
  }

  /** As with Facter, the names and descriptions are known only where lsb_release is installed. */
  private void addLsb(Distribution distribution, FactSink sink) {
    boolean installed = programs.find("lsb_release") != null;
    if (installed) {
      sink.add("lsbdistcodename", distribution.codename());
      sink.add("lsbdistdescription", distribution.description());
      sink.add("lsbdistid", distribution.id());
    }
    boolean ubuntu = distribution.name().equals("Ubuntu");
    if (ubuntu && !installed) {
      return;
    }
    Map<Object, Object> release = distribution.distroRelease();
    sink.add("lsbdistrelease", distribution.lsbRelease());
    sink.add("lsbmajdistrelease", release.get("major"));
    sink.add("lsbminordistrelease", release.get("minor"));
  }

  private Map<Object, Object> selinux(FactSink sink) {
    Map<Object, Object> selinux = new LinkedHashMap<>();
    String mountPoint = selinuxMountPoint();
    String config = tree.word("/etc/selinux/config");
    boolean enabled = mountPoint != null && config != null;
    selinux.put("enabled", enabled);
    sink.add("selinux", enabled);
    if (mountPoint != null && config != null) {
      boolean enforced = "1".equals(tree.word(mountPoint + "/enforce"));
      put(selinux, sink, "config_mode", "config_mode", setting(config, "SELINUX="));
      put(selinux, sink, "config_policy", "config_policy", setting(config, "SELINUXTYPE="));
      put(selinux, sink, "current_mode", "current_mode", enforced ? "enforcing" : "permissive");
      put(selinux, sink, "enforced", "enforced", enforced);
      put(selinux, sink, "policy_version", "policyversion", tree.word(mountPoint + "/policyvers"));
    }
    return selinux;
  }

  private @Nullable String selinuxMountPoint() {
    for (String line : tree.lines("/proc/self/mounts")) {
      String[] fields = line.split(" ", 4);
      if (fields.length == 4 && fields[2].equals("selinuxfs")) {
        return fields[1];
      }
    }
    return null;
  }

  private static @Nullable String setting(String config, String prefix) {
    for (String line : config.lines().toList()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length()).strip();
      }
    }
    return null;
  }

  private static void put(
      Map<Object, Object> selinux,
      FactSink sink,
      String name,
      String legacyName,
      @Nullable Object value) {
    if (value != null) {
      selinux.put(name, value);
      sink.add("selinux_" + legacyName, value);
    }
  }

  private static void putKnown(Map<Object, Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
