package plumb.host.machine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The container's command: systemd-nspawn in control groups and a network of its own. */
final class Container {
  private final BootedHost.Options options;
  private final Remains remains;

  Container(BootedHost.Options options, Remains remains) {
    this.options = options;
    this.remains = remains;
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    // Joins the control groups first: a host that shares its group would manage its parent's.
    command.addAll(
        List.of(
            "bash", "-c", "for g in $1; do echo $$ >$g/cgroup.procs; done; shift; exec \"$@\""));
    command.add("bash");
    command.add(String.join(" ", remains.controlGroups()));
    command.addAll(
        List.of(
            "systemd-nspawn",
            "--quiet",
            "--directory=" + remains.root(),
            "--register=no",
            "--keep-unit",
            "--boot",
            "--network-namespace-path=/run/netns/" + remains.name(),
            "--machine=" + remains.name(),
            "--hostname=" + options.hostname(),
            "--resolv-conf=off",
            "--timezone=off",
            "--link-journal=no",
            "--console=pipe"));
    for (Path mount : mounts()) {
      command.add("--bind-ro=" + mount);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(remains.log().toFile());
    return builder.start();
  }

  /** Returns the start of a command that runs a Java class of the tests' class path inside. */
  static List<String> javaCommand() {
    return List.of(
        javaHome().resolve("bin/java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath());
  }

  private Set<Path> mounts() throws IOException {
    Set<Path> mounts = new LinkedHashSet<>();
    Path java = javaHome();
    mounts.add(java);
    // Debian keeps a JDK's configuration in /etc, behind links.
    Path settings = java.resolve("conf/security/java.security").toRealPath();
    if (!settings.startsWith(java)) {
      mounts.add(settings.resolve("../..").normalize());
    }
    for (String entry : classPath().split(File.pathSeparator)) {
      if (Files.exists(Path.of(entry))) {
        mounts.add(Path.of(entry));
      }
    }
    mounts.addAll(options.mounts());
    return mounts;
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home", "/usr/lib/jvm/default-java"));
  }

  /** Surefire starts the tests from a jar that only names the class path. */
  private static String classPath() {
    String real = System.getProperty("surefire.test.class.path");
    return real != null ? real : System.getProperty("java.class.path", "");
  }
}
