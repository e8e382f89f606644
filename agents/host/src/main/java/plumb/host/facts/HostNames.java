package plumb.host.facts;

import org.jspecify.annotations.Nullable;

/** The host's names. A host without a domain has neither domain nor a dot in its fqdn. */
record HostNames(@Nullable String hostname, @Nullable String domain, @Nullable String fqdn) {

  /**
   * Reads the names as the resolver sees them: the kernel's host name; if that has no dot, the
   * canonical name that /etc/hosts or a name service has for it; then the resolver's own domain.
   */
  static HostNames read(SystemTree tree, ProgramPath programs) {
    String kernelName = tree.word("/proc/sys/kernel/hostname");
    if (kernelName == null) {
      return new HostNames(null, null, null);
    }
    int dot = kernelName.indexOf('.');
    if (dot > 0 && dot < kernelName.length() - 1) {
      return new HostNames(kernelName.substring(0, dot), kernelName.substring(dot + 1), kernelName);
    }
    String canonical = canonical(kernelName, tree, programs);
    if (canonical != null && canonical.startsWith(kernelName + ".")) {
      return new HostNames(kernelName, canonical.substring(kernelName.length() + 1), canonical);
    }
    String domain = resolverDomain(tree);
    String fqdn =
        canonical != null ? canonical : domain == null ? kernelName : kernelName + "." + domain;
    return new HostNames(kernelName, domain, fqdn);
  }

  /** Returns the canonical name, or null where it is the host name itself. */
  private static @Nullable String canonical(String name, SystemTree tree, ProgramPath programs) {
    for (String line : tree.lines("/etc/hosts")) {
      String[] words = line.split("#", 2)[0].strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        if (words[i].equalsIgnoreCase(name)) {
          return words[1].equalsIgnoreCase(name) ? null : words[1];
        }
      }
    }
    return fromNameService(name, programs);
  }

  /** Asks the name services; with one entry a line, the canonical name ends the first. */
  private static @Nullable String fromNameService(String name, ProgramPath programs) {
    String answer = programs.run("getent", "ahosts", name);
    if (answer == null || answer.isBlank()) {
      return null;
    }
    String[] words = answer.lines().findFirst().orElse("").strip().split("\\s+");
    return words.length < 3 || words[2].equalsIgnoreCase(name) ? null : words[2];
  }

  private static @Nullable String resolverDomain(SystemTree tree) {
    String domain = null;
    for (String line : tree.lines("/etc/resolv.conf")) {
      String[] words = line.strip().split("\\s+");
      if (words.length > 1 && words[0].equals("domain")) {
        return words[1];
      }
      if (words.length > 1 && words[0].equals("search") && domain == null) {
        domain = words[1];
      }
    }
    return domain;
  }
}
