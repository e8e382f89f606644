package plumb.host.facts;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is mounted where, how large it is, and how full. */
final class Mounts {
  private Mounts() {}

  /**
   * Returns facts by mount point; where file systems lie on top of each other, the top one counts.
   */
  static Map<Object, Object> read(SystemTree tree) {
    Map<Object, Object> mounts = new LinkedHashMap<>();
    for (String line : tree.lines("/proc/self/mounts")) {
      String[] fields = line.split(" ");
      if (fields.length < 4) {
        continue;
      }
      String path = unescape(fields[1]);
      if (isShown(path, fields[2])) {
        mounts.put(path, describe(tree, device(tree, fields[0]), path, fields));
      }
    }
    return mounts;
  }

  /** Leaves out the kernel's own file systems, and autofs, since looking at it would mount. */
  private static boolean isShown(String path, String type) {
    boolean kernel = path.startsWith("/proc") || path.startsWith("/sys");
    return !type.equals("autofs") && (!kernel || type.equals("tmpfs"));
  }

  private static String device(SystemTree tree, String field) {
    if (!field.equals("/dev/root")) {
      return unescape(field);
    }
    String commandLine = tree.text("/proc/cmdline");
    for (String word : commandLine == null ? new String[0] : commandLine.strip().split(" ")) {
      if (word.startsWith("root=/")) {
        return word.substring("root=".length());
      }
    }
    return field;
  }

  private static Map<Object, Object> describe(
      SystemTree tree, String device, String path, String[] fields) {
    File file = tree.resolve(path).toFile();
    long size = file.getTotalSpace();
    long available = file.getUsableSpace();
    long used = size - file.getFreeSpace();
    Map<Object, Object> mount = new LinkedHashMap<>();
    mount.put("available", Units.bytes(available));
    mount.put("available_bytes", available);
    mount.put("capacity", capacity(used, used + available));
    mount.put("device", device);
    mount.put("filesystem", fields[2]);
    List<Object> options = new ArrayList<>(List.of(fields[3].split(",")));
    mount.put("options", options);
    mount.put("size", Units.bytes(size));
    mount.put("size_bytes", size);
    mount.put("used", Units.bytes(used));
    mount.put("used_bytes", used);
    return mount;
  }

  private static String capacity(long used, long total) {
    if (used == total) {
      return "100%";
    }
    return used > 0 ? Units.percent(used, total) : "0%";
  }

  /** White space and backslashes stand as octal escapes in this file; see getmntent(3). */
  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
