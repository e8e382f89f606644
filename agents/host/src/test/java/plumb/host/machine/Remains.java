package plumb.host.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * What a host leaves on the machine below: a directory with mounts, a network name space and
 * control groups, all of one name, which holds the number of the process that made them.
 */
final class Remains implements AutoCloseable {
  private static final Path HOSTS = Path.of("/var/tmp");
  private static final String PREFIX = "plumb-host-";
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

  private final String name;
  private final Path directory;

  private Remains(String name) {
    this.name = name;
    this.directory = HOSTS.resolve(name);
  }

  static Remains create(int number) throws IOException, InterruptedException {
    Remains remains = new Remains(PREFIX + ProcessHandle.current().pid() + "-" + number);
    Files.createDirectory(remains.directory);
    return remains;
  }

  /** Removes what processes left that do not run any more. */
  static void removeAbandoned() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(HOSTS, PREFIX + "*")) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    for (String name : names) {
      String[] parts = name.split("-");
      boolean numbered = parts.length == 4 && parts[2].chars().allMatch(Character::isDigit);
      if (numbered && ProcessHandle.of(Long.parseLong(parts[2])).isEmpty()) {
        new Remains(name).close();
      }
    }
  }

  /** Makes the root directory, the network and the control groups. */
  void mount(Path tree) throws IOException, InterruptedException {
    // An overlay on an overlay is not possible, so what a host writes stays in memory.
    must("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", directory.toString());
    for (String part : List.of("upper", "work", "root")) {
      Files.createDirectory(directory.resolve(part));
    }
    must(
        "mount",
        "-t",
        "overlay",
        "-o",
        "lowerdir=" + tree + ",upperdir=" + directory + "/upper,workdir=" + directory + "/work",
        "overlay",
        root().toString());
    must("ip", "netns", "add", name);
    must("ip", "-n", name, "link", "set", "lo", "up");
    for (String group : controlGroups()) {
      Files.createDirectory(Path.of(group));
    }
  }

  String name() {
    return name;
  }

  Path root() {
    return directory.resolve("root");
  }

  /** Returns the file that the host's console goes to. */
  Path log() {
    return directory.resolve("console");
  }

  /**
   * Returns the host's group in each hierarchy that systemd manages: one, or two with version 1.
   */
  List<String> controlGroups() {
    List<String> groups = new ArrayList<>();
    if (Files.exists(CONTROL_GROUPS.resolve("cgroup.procs"))) {
      groups.add(CONTROL_GROUPS.resolve(name).toString());
    } else {
      for (String hierarchy : List.of("systemd", "unified")) {
        if (Files.exists(CONTROL_GROUPS.resolve(hierarchy).resolve("cgroup.procs"))) {
          groups.add(CONTROL_GROUPS.resolve(hierarchy).resolve(name).toString());
        }
      }
    }
    return groups;
  }

  /** Ends what still runs in a control group and removes it, as soon as the kernel lets go. */
  private static final String REMOVE_GROUP =
      """
      for i in {1..250}; do
        find "$1" -name cgroup.procs -exec cat {} + | xargs -r kill -9 2>/dev/null
        find "$1" -depth -type d -exec rmdir {} + 2>/dev/null && exit
        sleep 0.02
      done
      exit 1
      """;

  @Override
  public void close() throws IOException, InterruptedException {
    for (String group : controlGroups()) {
      if (Files.isDirectory(Path.of(group))) {
        must("bash", "-c", REMOVE_GROUP, "bash", group);
      }
    }
    if (Files.exists(Path.of("/run/netns", name))) {
      must("ip", "netns", "delete", name);
    }
    if (Files.isDirectory(root())) {
      must("umount", "--recursive", "--lazy", root().toString());
    }
    if (Files.isDirectory(directory.resolve("upper"))) {
      must("umount", "--lazy", directory.toString());
    }
    Files.deleteIfExists(directory);
  }

  private static void must(String... arguments) throws IOException, InterruptedException {
    CommandResult result = Command.of(arguments).run();
    if (!result.succeeded()) {
      throw new IOException(result.failure());
    }
  }
}
