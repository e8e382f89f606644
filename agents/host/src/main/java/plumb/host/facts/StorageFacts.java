package plumb.host.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Disks, their partitions, and what is mounted. */
final class StorageFacts implements FactGroup {
  private static final String BLOCK = "/sys/block/";
  private static final long SECTOR = 512;

  private final SystemTree tree;
  private final BlockDeviceRecords records;

  StorageFacts(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.records = new BlockDeviceRecords(tree, programs);
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "disks", "partitions", "mountpoints" -> true;
      default -> fact.startsWith("blockdevice");
    };
  }

  @Override
  public void resolve(FactSink sink) {
    Map<Object, Object> mountPoints = Mounts.read(tree);
    sink.addFilled("mountpoints", mountPoints);
    List<String> devices = tree.names("/sys/block");
    addDisks(devices, sink);
    Map<Object, Object> partitions = new LinkedHashMap<>();
    for (String device : devices) {
      addPartitions(device, partitions);
    }
    addMountPoints(partitions, mountPoints);
    if (!partitions.isEmpty() || (mountPoints.isEmpty() && !devices.isEmpty())) {
      sink.add("partitions", partitions); // empty only without mount points, as facter has it
    }
  }

  private void addDisks(List<String> devices, FactSink sink) {
    Map<Object, Object> disks = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String device : devices) {
      if (tree.exists(BLOCK + device + "/device")) {
        disks.put(device, disk(device, sink));
        names.add(device);
      }
    }
    if (!names.isEmpty()) {
      sink.add("disks", disks);
      sink.add("blockdevices", String.join(",", names));
    }
  }

  private Map<Object, Object> disk(String device, FactSink sink) {
    String directory = BLOCK + device;
    String legacy = "blockdevice_" + device;
    Map<Object, Object> disk = new LinkedHashMap<>();
    String model = tree.word(directory + "/device/model");
    put(disk, "model", model);
    sink.add(legacy + "_model", model);
    long bytes = size(directory);
    disk.put("size", Units.bytes(bytes));
    disk.put("size_bytes", bytes);
    sink.add(legacy + "_size", bytes);
    String vendor = tree.word(directory + "/device/vendor");
    put(disk, "vendor", vendor);
    sink.add(legacy + "_vendor", vendor);
    String rotational = tree.word(directory + "/queue/rotational");
    put(disk, "type", rotational == null ? null : rotational.equals("0") ? "ssd" : "hdd");
    BlockDeviceRecords.Disk identity = records.disk(directory);
    put(disk, "serial", identity.serial());
    put(disk, "wwn", identity.wwn());
    return disk;
  }

  private void addPartitions(String device, Map<Object, Object> partitions) {
    String directory = BLOCK + device;
    if (tree.isDirectory(directory + "/device")) {
      for (String child : tree.names(directory)) {
        if (child.startsWith(device) && tree.exists(directory + "/" + child + "/partition")) {
          add("/dev/" + child, directory + "/" + child, null, partitions);
        }
      }
    } else if (tree.isDirectory(directory + "/dm")) {
      String name = tree.word(directory + "/dm/name");
      String path = name == null ? "/dev/" + device : "/dev/mapper/" + name;
      add(path, directory, null, partitions);
    } else if (tree.isDirectory(directory + "/loop")) {
      add("/dev/" + device, directory, tree.word(directory + "/loop/backing_file"), partitions);
    }
  }

  private void add(
      String path, String directory, @Nullable String backingFile, Map<Object, Object> partitions) {
    Map<Object, Object> partition = new LinkedHashMap<>();
    long bytes = size(directory);
    partition.put("size_bytes", bytes);
    partition.put("size", Units.bytes(bytes));
    put(partition, "backing_file", backingFile);
    partition.putAll(records.content(path, directory));
    partitions.put(path, partition);
  }

  /** A file system that is mounted several times is named by its first mount. */
  private static void addMountPoints(
      Map<Object, Object> partitions, Map<Object, Object> mountPoints) {
    mountPoints.forEach(
        (path, mount) -> {
          Object device = mount instanceof Map<?, ?> facts ? facts.get("device") : null;
          if (device != null && partitions.get(device) instanceof Map<?, ?> partition) {
            putMount(partition, path);
          }
        });
  }

  @SuppressWarnings("unchecked") // Every partition is a map that this class made.
  private static void putMount(Map<?, ?> partition, Object path) {
    ((Map<Object, Object>) partition).putIfAbsent("mount", path);
  }

  private long size(String directory) {
    String sectors = tree.word(directory + "/size");
    return sectors == null ? 0 : Long.parseLong(sectors) * SECTOR;
  }

  private static void put(Map<Object, Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
