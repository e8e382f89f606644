package plumb.host.facts;

/** What {@code uname -m} prints. */
final class Hardware {
  private Hardware() {}

  /** Returns the kernel's name of the machine; Java's own name stands in before Linux 6.1. */
  static String machine(SystemTree tree) {
    String machine = tree.word("/proc/sys/kernel/arch");
    if (machine != null) {
      return machine;
    }
    String java = System.getProperty("os.arch", "unknown");
    return switch (java) {
      case "amd64" -> "x86_64";
      case "i386", "x86" -> "i686";
      default -> java;
    };
  }
}
