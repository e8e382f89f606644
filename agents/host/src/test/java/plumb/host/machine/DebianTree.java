package plumb.host.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * The root file systems that throw-away hosts start from. Each is built once a machine, which takes
 * one or two minutes and needs Debian's archive, below the user's cache directory.
 */
public enum DebianTree {
  /**
   * A small Debian with systemd, a web server, cron, git, and the reference implementation to
   * compare with; 500 MB.
   */
  SMALL(List.of()),

  /** The same with database servers, and with what makes and installs packages of RPM; 1.4 GB. */
  SERVERS(List.of("createrepo-c", "dnf", "mariadb-server", "postgresql", "rpm"));

  private static final String SUITE = "bookworm";
  private static final List<String> PACKAGES =
      List.of(
          "augeas-tools",
          "bzip2",
          "cron",
          "curl",
          "dbus",
          "git",
          "ifupdown",
          "iproute2",
          "login",
          "lsb-release",
          "nginx-light",
          "openssh-server",
          "passwd",
          "procps",
          "puppet-agent",
          "puppet-module-puppetlabs-augeas-core",
          "puppet-module-puppetlabs-cron-core",
          "puppet-module-puppetlabs-host-core",
          "puppet-module-puppetlabs-mailalias-core",
          "puppet-module-puppetlabs-mount-core",
          "puppet-module-puppetlabs-selinux-core",
          "puppet-module-puppetlabs-sshkeys-core",
          "ruby-augeas",
          "ruby-sys-filesystem", // without which the reference sees no mounts
          "systemd",
          "systemd-sysv",
          "unzip");

  private final List<String> more;

  DebianTree(List<String> more) {
    this.more = more;
  }

  private String packages() {
    List<String> all = new ArrayList<>(PACKAGES);
    all.addAll(more);
    return String.join(",", all);
  }

  /** Returns the directory of the tree; builds it when it is not there, once for all processes. */
  Path provide() throws IOException, InterruptedException {
    Path cache = Files.createDirectories(cacheDirectory());
    Path tree = cache.resolve(directoryName());
    if (!Files.isDirectory(tree)) {
      Path lockFile = cache.resolve("lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(tree)) {
          build(tree);
        }
      }
    }
    return tree;
  }

  /** Returns whether {@link #provide} has nothing to build. */
  boolean exists() {
    return Files.isDirectory(cacheDirectory().resolve(directoryName()));
  }

  private void build(Path tree) throws IOException, InterruptedException {
    Path partial = tree.resolveSibling(tree.getFileName() + ".partial");
    run("rm", "-rf", "--one-file-system", partial.toString());
    List<String> bootstrap =
        new ArrayList<>(
            List.of(
                "debootstrap",
                "--variant=minbase",
                "--include=" + packages(),
                SUITE,
                partial.toString()));
    mirror().ifPresent(bootstrap::add);
    run(bootstrap.toArray(String[]::new));
    // No host may reach for the network: what tests install comes from repositories of their own.
    Files.writeString(partial.resolve("etc/apt/sources.list"), "");
    run(
        "sh",
        "-c",
        "rm -rf \"$1\"/var/cache/apt/*.bin \"$1\"/var/cache/apt/archives/*.deb"
            + " \"$1\"/var/lib/apt/lists/*_*",
        "sh",
        partial.toString());
    Files.move(partial, tree);
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    CommandResult result = Command.of(arguments).within(Duration.ofMinutes(20)).run();
    if (!result.succeeded()) {
      throw new IOException(result.failure());
    }
  }

  /** The mirror that this machine itself uses; debootstrap has one of its own for others. */
  private static Optional<String> mirror() throws IOException, InterruptedException {
    List<String> query =
        new ArrayList<>(
            List.of("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"));
    query.add("Origin: Debian");
    query.add("Codename: " + SUITE);
    CommandResult result = Command.of(query).separated().run();
    return result.output().lines().findFirst();
  }

  private String directoryName() {
    CRC32 checksum = new CRC32();
    checksum.update(packages().getBytes(StandardCharsets.UTF_8));
    return "debian-" + SUITE + "-" + Long.toHexString(checksum.getValue());
  }

  private static Path cacheDirectory() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isEmpty()
            ? Path.of(System.getProperty("user.home", "/root"), ".cache")
            : Path.of(configured);
    return caches.resolve("plumb-test");
  }
}
