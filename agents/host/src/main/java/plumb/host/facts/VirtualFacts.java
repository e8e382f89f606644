package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether this is a container or a virtual machine, and of which kind. */
final class VirtualFacts implements FactGroup {
  private static final String[][] PRODUCTS = {
    {"VMware", "vmware"},
    {"VirtualBox", "virtualbox"},
    {"Parallels", "parallels"},
    {"KVM", "kvm"},
    {"Virtual Machine", "hyperv"},
    {"RHEV Hypervisor", "rhev"},
    {"oVirt Node", "ovirt"},
    {"HVM domU", "xenhvm"},
    {"Bochs", "bochs"},
    {"OpenBSD", "vmm"},
    {"BHYVE", "bhyve"},
  };

  private final SystemTree tree;

  VirtualFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "virtual", "is_virtual", "hypervisors" -> true;
      default -> false;
    };
  }

  @Override
  public void resolve(FactSink sink) {
    Container container = Container.detect(tree);
    String product = tree.word("/sys/class/dmi/id/product_name");
    String biosVendor = orEmpty(tree.word("/sys/class/dmi/id/bios_vendor"));
    String machine = machine(product, biosVendor);
    String virtual = container.kind() != null ? container.kind() : machine;
    sink.add("virtual", virtual);
    sink.add("is_virtual", isVirtual(virtual));
    Map<Object, Object> hypervisors = new LinkedHashMap<>();
    addContainer(hypervisors, container);
    addMachine(hypervisors, machine, orEmpty(product), biosVendor);
    sink.addFilled("hypervisors", hypervisors);
  }

  private String machine(@Nullable String product, String biosVendor) {
    if (biosVendor.contains("Google")) {
      return "gce";
    }
    String openVz = openVz();
    if (openVz != null) {
      return openVz;
    }
    String xen = xen(orEmpty(product));
    if (xen != null) {
      return xen;
    }
    if (biosVendor.contains("Amazon EC2")) {
      return "kvm";
    }
    String byProduct = product == null ? null : byProduct(product);
    if (byProduct != null) {
      return byProduct;
    }
    String byDevice = byPciDevice();
    return byDevice == null ? "physical" : byDevice;
  }

  private static boolean isVirtual(String virtual) {
    return switch (virtual) {
      case "physical", "xen0", "vmware_server", "vmware_workstation", "openvzhn", "vserver_host" ->
          false;
      default -> true;
    };
  }

  private static @Nullable String byProduct(String product) {
    for (String[] entry : PRODUCTS) {
      if (product.contains(entry[0])) {
        return entry[1];
      }
    }
    return null;
  }

  /** /proc/vz exists on hosts and in containers; CloudLinux has it without being either. */
  private @Nullable String openVz() {
    if (tree.names("/proc/vz").isEmpty() || tree.exists("/proc/lve/list")) {
      return null;
    }
    String id = openVzId();
    return id == null ? null : id.equals("0") ? "openvzhn" : "openvzve";
  }

  private @Nullable String openVzId() {
    for (String line : tree.lines("/proc/self/status")) {
      if (line.startsWith("envID:")) {
        return line.substring("envID:".length()).strip();
      }
    }
    return null;
  }

  private @Nullable String xen(String product) {
    if (tree.exists("/dev/xen/evtchn") && isXenControlDomain()) {
      return "xen0";
    }
    boolean guest =
        tree.exists("/proc/xen")
            || tree.exists("/dev/xvda1")
            || "xen".equals(tree.word("/sys/hypervisor/type"));
    return guest ? product.contains("HVM domU") ? "xenhvm" : "xenu" : null;
  }

  private boolean isXenControlDomain() {
    return "control_d".equals(tree.word("/proc/xen/capabilities"));
  }

  /**
   * Virtual machines have devices that no maker of hardware sells; this is what lspci would name.
   */
  private @Nullable String byPciDevice() {
    for (String device : tree.names("/sys/bus/pci/devices")) {
      String vendor = tree.word("/sys/bus/pci/devices/" + device + "/vendor");
      String kind =
          switch (orEmpty(vendor)) {
            case "0x80ee" -> "virtualbox";
            case "0x5853" -> "xenhvm";
            case "0x1414" -> "hyperv";
            case "0x15ad" -> "vmware";
            case "0x1ab8" -> "parallels";
            case "0x1af4" -> "kvm";
            default -> null;
          };
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }

  private static void addContainer(Map<Object, Object> hypervisors, Container container) {
    if (container.kind() != null) {
      Map<Object, Object> facts = new LinkedHashMap<>();
      if (container.id() != null) {
        facts.put(container.idKey(), container.id());
      }
      hypervisors.put(container.kind(), facts);
    }
  }

  private void addMachine(
      Map<Object, Object> hypervisors, String machine, String product, String biosVendor) {
    String vendor = orEmpty(tree.word("/sys/class/dmi/id/sys_vendor"));
    switch (machine) {
      case "hyperv" -> hypervisors.put("hyperv", new LinkedHashMap<>());
      case "vmware" -> hypervisors.put("vmware", new LinkedHashMap<>());
      case "virtualbox" -> hypervisors.put("virtualbox", new LinkedHashMap<>());
      case "xen0", "xenu", "xenhvm" -> hypervisors.put("xen", xenDetails(machine));
      case "openvzhn", "openvzve" -> hypervisors.put("openvz", openVzDetails(machine));
      case "kvm", "gce" -> hypervisors.put("kvm", cloud(vendor));
      default -> {
        if (product.contains("OpenStack") || biosVendor.contains("Amazon EC2")) {
          hypervisors.put("kvm", cloud(vendor));
        }
      }
    }
  }

  private Map<Object, Object> xenDetails(String machine) {
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("context", machine.equals("xenhvm") ? "hvm" : "pv");
    facts.put("privileged", machine.equals("xen0") || isXenControlDomain());
    return facts;
  }

  private Map<Object, Object> openVzDetails(String machine) {
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("id", Long.valueOf(orEmpty(openVzId())));
    facts.put("host", machine.equals("openvzhn"));
    return facts;
  }

  private static Map<Object, Object> cloud(String vendor) {
    Map<Object, Object> facts = new LinkedHashMap<>();
    if (vendor.equals("Google")) {
      facts.put("google", true);
    } else if (vendor.startsWith("OpenStack")) {
      facts.put("openstack", true);
    } else if (vendor.startsWith("Amazon")) {
      facts.put("amazon", true);
    }
    return facts;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
