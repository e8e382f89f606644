package plumb.host.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processors, from /proc/cpuinfo and the topology in /sys. */
final class ProcessorFacts implements FactGroup {
  private static final String CPUS = "/sys/devices/system/cpu";

  private final SystemTree tree;

  ProcessorFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return fact.startsWith("processor")
        || fact.equals("physicalprocessorcount")
        || fact.equals("hardwareisa");
  }

  @Override
  public void resolve(FactSink sink) {
    CpuInfo info = readCpuInfo();
    if (info.count == 0) {
      return;
    }
    Topology topology = readTopology();
    long sockets = info.sockets.isEmpty() ? topology.packages.size() : info.sockets.size();
    String isa = isa();
    Map<Object, Object> facts = new LinkedHashMap<>();
    if (topology.cores > 0) {
      facts.put("cores", topology.cores / Math.max(1, topology.packages.size()));
    }
    facts.put("count", info.count);
    facts.put("isa", isa);
    facts.put("models", info.models);
    facts.put("physicalcount", sockets);
    String speed = Units.hertz(info.megahertz * 1_000_000);
    if (speed != null) {
      facts.put("speed", speed);
    }
    if (topology.threads > 0) {
      facts.put("threads", topology.threads);
    }
    sink.add("processors", facts);
    sink.add("processorcount", info.count);
    sink.add("physicalprocessorcount", sockets);
    sink.add("hardwareisa", isa);
    for (int i = 0; i < info.models.size(); i++) {
      sink.add("processor" + i, info.models.get(i));
    }
  }

  /**
   * What {@code uname -p} prints: Red Hat's and its kin name the machine, all others do not know.
   */
  private String isa() {
    return tree.exists("/etc/redhat-release") ? Hardware.machine(tree) : "unknown";
  }

  private CpuInfo readCpuInfo() {
    CpuInfo info = new CpuInfo();
    for (String line : tree.lines("/proc/cpuinfo")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        info.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return info;
  }

  private Topology readTopology() {
    Topology topology = new Topology();
    Set<String> cores = new HashSet<>();
    for (String name : tree.names(CPUS)) {
      if (name.length() < 4 || !name.startsWith("cpu") || !Character.isDigit(name.charAt(3))) {
        continue;
      }
      String directory = CPUS + "/" + name + "/topology/";
      String siblings = tree.word(directory + "thread_siblings_list");
      if (siblings != null) {
        topology.packages.add(String.valueOf(tree.word(directory + "physical_package_id")));
        cores.add(siblings);
        topology.threads = Math.max(topology.threads, countOf(siblings));
      }
    }
    topology.cores = cores.size();
    return topology;
  }

  /** Counts the members of a kernel list such as {@code 0-3,8}. */
  private static long countOf(String list) {
    long count = 0;
    for (String range : list.split(",")) {
      int dash = range.indexOf('-');
      count +=
          dash < 0
              ? 1
              : Long.parseLong(range.substring(dash + 1))
                  - Long.parseLong(range.substring(0, dash))
                  + 1;
    }
    return count;
  }

  private static final class CpuInfo {
    private final List<Object> models = new ArrayList<>();
    private final Set<String> sockets = new HashSet<>();
    private long count;
    private long megahertz;

    void add(String key, String value) {
      switch (key) {
        case "processor" -> count++;
        case "model name", "cpu" -> models.add(value);
        case "physical id" -> sockets.add(value);
        case "cpu MHz", "clock" -> megahertz = leadingDigits(value);
        default -> {
          // Flags, caches and the like are nobody's fact.
        }
      }
    }

    private static long leadingDigits(String value) {
      int end = 0;
      while (end < value.length() && Character.isDigit(value.charAt(end))) {
        end++;
      }
      return end == 0 ? 0 : Long.parseLong(value.substring(0, end));
    }
  }

  private static final class Topology {
    private final Set<String> packages = new HashSet<>();
    private long cores;
    private long threads;
  }
}
