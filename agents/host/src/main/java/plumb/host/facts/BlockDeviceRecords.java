package plumb.host.facts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the content and identity of block devices: udev's database, which lsblk reads
 * as well. Only where udev does not run is blkid asked, once.
 */
final class BlockDeviceRecords {
  private static final String UDEV = "/run/udev/data";
  private static final String[][] CONTENT = {
    {"filesystem", "ID_FS_TYPE", "TYPE"},
    {"uuid", "ID_FS_UUID", "UUID"},
    {"label", "ID_FS_LABEL", "LABEL"},
    {"partuuid", "ID_PART_ENTRY_UUID", "PARTUUID"},
    {"partlabel", "ID_PART_ENTRY_NAME", "PARTLABEL"},
  };

  private final SystemTree tree;
  private final ProgramPath programs;
  private @Nullable Map<String, Map<String, String>> blkid;

  BlockDeviceRecords(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.programs = programs;
  }

  /** How a disk is told from others of its model. */
  record Disk(@Nullable String serial, @Nullable String wwn) {}

  /**
   * Returns a disk's identity.
   *
   * @param directory the device in /sys/block
   */
  Disk disk(String directory) {
    Map<String, String> udev = udev(directory);
    String serial =
        first(
            udev.get("ID_SCSI_SERIAL"),
            udev.get("ID_SERIAL_SHORT"),
            udev.get("ID_SERIAL"),
            tree.word(directory + "/device/serial"));
    String wwn =
        first(
            udev.get("ID_WWN_WITH_EXTENSION"),
            udev.get("ID_WWN"),
            tree.word(directory + "/wwid"),
            tree.word(directory + "/device/wwid"));
    return new Disk(serial, wwn);
  }

  /**
   * Returns facts on the file system in a partition.
   *
   * @param path the device file
   * @param directory the partition in /sys/block
   */
  Map<Object, Object> content(String path, String directory) {
    boolean udevRuns = tree.isDirectory(UDEV);
    Map<String, String> source = udevRuns ? udev(directory) : blkid().getOrDefault(path, Map.of());
    Map<Object, Object> facts = new LinkedHashMap<>();
    for (String[] names : CONTENT) {
      String value = source.get(udevRuns ? names[1] : names[2]);
      if (value != null) {
        facts.put(names[0], value);
      }
    }
    return facts;
  }

  private Map<String, String> udev(String directory) {
    String numbers = tree.word(directory + "/dev");
    Map<String, String> properties = new HashMap<>();
    if (numbers != null) {
      for (String line : tree.lines(UDEV + "/b" + numbers)) {
        int equals = line.indexOf('=');
        if (line.startsWith("E:") && equals > 0) {
          properties.put(line.substring(2, equals), line.substring(equals + 1));
        }
      }
    }
    return properties;
  }

  private Map<String, Map<String, String>> blkid() {
    Map<String, Map<String, String>> known = blkid;
    if (known == null) {
      known = parseBlkid(programs.run("blkid"));
      blkid = known;
    }
    return known;
  }

  /** Parses lines such as {@code /dev/vda1: UUID="9d1a" TYPE="ext4"}. */
  private static Map<String, Map<String, String>> parseBlkid(@Nullable String output) {
    Map<String, Map<String, String>> devices = new HashMap<>();
    for (String line : output == null ? new String[0] : output.split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        devices.put(line.substring(0, colon), parseTags(line, colon + 2));
      }
    }
    return devices;
  }

  private static Map<String, String> parseTags(String line, int from) {
    Map<String, String> tags = new HashMap<>();
    int at = from;
    int open = line.indexOf("=\"", at);
    while (open > 0) {
      int close = line.indexOf('"', open + 2);
      if (close < 0) {
        break;
      }
      tags.put(line.substring(at, open).strip(), line.substring(open + 2, close));
      at = close + 1;
      open = line.indexOf("=\"", at);
    }
    return tags;
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }
}
