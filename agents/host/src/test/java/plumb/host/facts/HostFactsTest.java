package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static plumb.host.facts.FactTree.at;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of machines that are described by their files. */
class HostFactsTest {
  private final FactTree tree;

  HostFactsTest(@TempDir Path root) {
    tree = new FactTree(root);
  }

  @Test
  void aGroupIsReadWhenItIsAskedForAndKept() throws Exception {
    tree.file("/proc/loadavg", "0.10 0.20 0.30 1/2 3\n").file("/proc/meminfo", "MemTotal: 1 kB\n");
    HostFacts facts = tree.facts();
    assertThat(at(facts, "load_averages", "5m")).isEqualTo(0.2);

    tree.file("/proc/loadavg", "9 9 9 1/2 3\n").file("/proc/meminfo", "MemTotal: 2048 kB\n");
    assertThat(facts.get("memorysize")).isEqualTo("2.00 MiB");
    assertThat(at(facts, "load_averages", "5m")).isEqualTo(0.2);
  }

  @Test
  void everyGroupClaimsWhatItYields() {
    for (FactGroup group : new HostFacts(FactSources.ofHost(warning -> {})).groups()) {
      Map<String, Object> facts = new LinkedHashMap<>();
      group.resolve(new FactSink(facts));
      assertThat(facts.keySet()).as(group.getClass().getSimpleName()).allMatch(group::owns);
    }
  }

  @Test
  void lookupAndIterationAgree() {
    HostFacts facts = new HostFacts(FactSources.ofHost(warning -> {}));
    HostFacts iterated = new HostFacts(FactSources.ofHost(warning -> {}));
    assertThat(facts.get("networking")).isEqualTo(iterated.get("networking"));
    for (String name : iterated.keySet()) {
      assertThat(facts.containsKey(name)).as(name).isTrue();
    }
    assertThat(facts.containsKey("no_such_fact")).isFalse();
  }

  @Test
  void redHatKeepsItsReleaseInAFileOfItsOwn() throws Exception {
    tree.file(
            "/etc/os-release",
            """
            NAME="Red Hat Enterprise Linux"
            ID="rhel"
            ID_LIKE="fedora"
            VERSION_ID="8.7"
            """)
        .file("/etc/redhat-release", "Red Hat Enterprise Linux release 8.7 (Ootpa)\n")
        .file("/proc/sys/kernel/arch", "x86_64\n");
    HostFacts facts = tree.facts();
    assertThat(facts)
        .containsEntry("osfamily", "RedHat")
        .containsEntry("operatingsystem", "RedHat")
        .containsEntry("operatingsystemmajrelease", "8")
        .containsEntry("architecture", "x86_64");
    assertThat(at(facts, "os", "distro", "codename")).isEqualTo("Ootpa");
    assertThat(at(facts, "os", "distro", "id")).isEqualTo("RedHatEnterprise");
    assertThat(at(facts, "os", "release", "minor")).isEqualTo("7");
  }

  @Test
  void ubuntuCountsYearAndMonthAsTheMajorRelease() throws Exception {
    tree.file(
            "/etc/os-release",
            """
            NAME="Ubuntu"
            ID=ubuntu
            ID_LIKE=debian
            VERSION_ID="22.04"
            VERSION_CODENAME=jammy
            PRETTY_NAME="Ubuntu 22.04.3 LTS"
            """)
        .file("/etc/debian_version", "bookworm/sid\n")
        .file("/proc/sys/kernel/arch", "x86_64\n");
    HostFacts facts = tree.facts();
    assertThat(facts)
        .containsEntry("osfamily", "Debian")
        .containsEntry("operatingsystem", "Ubuntu")
        .containsEntry("operatingsystemmajrelease", "22.04")
        .containsEntry("architecture", "amd64");
    assertThat(at(facts, "os", "release")).isEqualTo(Map.of("full", "22.04", "major", "22.04"));
    assertThat(at(facts, "os", "distro", "codename")).isEqualTo("jammy");
  }

  @Test
  void anUnknownDistributionIsItsOwnFamily() throws Exception {
    tree.file("/etc/os-release", "NAME='Void'\nID=void\n");
    assertThat(tree.facts())
        .containsEntry("osfamily", "Void")
        .doesNotContainKey("operatingsystemrelease");
  }

  @Test
  void swapIsThereOnlyWithSwapSpace() throws Exception {
    tree.file(
        "/proc/meminfo",
        """
        MemTotal:        4028420 kB
        MemFree:          229280 kB
        MemAvailable:    2514424 kB
        SwapTotal:        524284 kB
        SwapFree:         524280 kB
        """);
    HostFacts facts = tree.facts();
    assertThat(at(facts, "memory", "system"))
        .isEqualTo(
            Map.of(
                "available", "2.40 GiB",
                "available_bytes", 2514424L * 1024,
                "capacity", "37.58%",
                "total", "3.84 GiB",
                "total_bytes", 4028420L * 1024,
                "used", "1.44 GiB",
                "used_bytes", (4028420L - 2514424L) * 1024));
    assertThat(at(facts, "memory", "swap", "used")).isEqualTo("4.00 KiB");
    assertThat(facts)
        .containsEntry("swapsize", "512.00 MiB")
        .containsEntry("memorysize_mb", 3934.00390625);

    tree.file(
        "/proc/meminfo",
        "MemTotal: 100 kB\nMemFree: 10 kB\nBuffers: 5 kB\nCached: 5 kB\nSwapTotal: 0 kB\n");
    HostFacts old = tree.facts();
    assertThat(at(old, "memory", "system", "available_bytes")).isEqualTo(20L * 1024);
    assertThat(old).doesNotContainKey("swapsize");
  }

  @Test
  void coresAndThreadsComeFromTheTopology() throws Exception {
    StringBuilder info = new StringBuilder();
    for (int cpu = 0; cpu < 8; cpu++) {
      info.append("processor\t: ").append(cpu).append("\nmodel name\t: Maker's CPU\n");
      info.append("cpu MHz\t\t: 3192.6").append(cpu).append('\n');
      info.append("physical id\t: ").append(cpu / 4).append("\n\n");
      String topology = "/sys/devices/system/cpu/cpu" + cpu + "/topology/";
      int first = cpu / 2 * 2;
      tree.file(topology + "thread_siblings_list", first + "-" + (first + 1) + "\n")
          .file(topology + "physical_package_id", cpu / 4 + "\n");
    }
    tree.file("/proc/cpuinfo", info.toString());
    HostFacts facts = tree.facts();
    assertThat(at(facts, "processors", "count")).isEqualTo(8L);
    assertThat(at(facts, "processors", "physicalcount")).isEqualTo(2L);
    assertThat(at(facts, "processors", "cores")).isEqualTo(2L);
    assertThat(at(facts, "processors", "threads")).isEqualTo(2L);
    assertThat(at(facts, "processors", "speed")).isEqualTo("3.19 GHz");
    assertThat(facts).containsEntry("processor7", "Maker's CPU");
  }

  @Test
  void partitionsComeFromUdevAndTheMountTable() throws Exception {
    tree.file("/sys/block/sda/size", "1953525168\n")
        .file("/sys/block/sda/dev", "8:0\n")
        .file("/sys/block/sda/queue/rotational", "0\n")
        .file("/sys/block/sda/device/model", "Disk 1000\n")
        .file("/sys/block/sda/sda1/partition", "1\n")
        .file("/sys/block/sda/sda1/size", "2097152\n")
        .file("/sys/block/sda/sda1/dev", "8:1\n")
        .file("/sys/block/dm-0/dm/name", "vg-root\n")
        .file("/sys/block/dm-0/size", "2048\n")
        .file("/sys/block/loop0/size", "0\n")
        .file("/run/udev/data/b8:0", "E:ID_SERIAL_SHORT=S1\nE:ID_WWN=0x5002\n")
        .file(
            "/run/udev/data/b8:1",
            "S:disk/by-uuid/x\nE:ID_FS_TYPE=ext4\nE:ID_FS_UUID=9d1a\nE:ID_PART_ENTRY_NAME=boot\n")
        .file("/proc/self/mounts", "/dev/sda1 /boot\\040x ext4 rw,nodev 0 0\n");
    HostFacts facts = tree.facts();
    assertThat(at(facts, "disks", "sda"))
        .isEqualTo(
            Map.of(
                "model", "Disk 1000",
                "serial", "S1",
                "size", "931.51 GiB",
                "size_bytes", 1000204886016L,
                "type", "ssd",
                "wwn", "0x5002"));
    assertThat(at(facts, "partitions", "/dev/sda1"))
        .isEqualTo(
            Map.of(
                "filesystem", "ext4",
                "mount", "/boot x",
                "partlabel", "boot",
                "size", "1.00 GiB",
                "size_bytes", 1L << 30,
                "uuid", "9d1a"));
    assertThat(keys(at(facts, "partitions"))).isEqualTo("[/dev/mapper/vg-root, /dev/sda1]");
    assertThat(facts)
        .containsEntry("blockdevices", "sda")
        .containsEntry("blockdevice_sda_model", "Disk 1000");
  }

  @Test
  void firmwareNamesTheMachine() throws Exception {
    String id = "/sys/class/dmi/id/";
    tree.file(id + "sys_vendor", "Maker Inc.\n")
        .file(id + "product_name", "VirtualBox\n")
        .file(id + "product_serial", "\n")
        .file(id + "chassis_type", "23\n")
        .file(id + "bios_vendor", "innotek\n");
    HostFacts facts = tree.facts();
    assertThat(facts.get("dmi"))
        .isEqualTo(
            Map.of(
                "bios", Map.of("vendor", "innotek"),
                "chassis", Map.of("type", "Rack Mount Chassis"),
                "manufacturer", "Maker Inc.",
                "product", Map.of("name", "VirtualBox")));
    assertThat(facts).containsEntry("productname", "VirtualBox").doesNotContainKey("serialnumber");
    assertThat(facts).containsEntry("virtual", "virtualbox").containsEntry("is_virtual", true);
  }

  @Test
  void aMachineWithoutSignsOfVirtualityIsPhysical() throws Exception {
    tree.file("/sys/bus/pci/devices/0000:00:00.0/vendor", "0x8086\n");
    assertThat(tree.facts())
        .containsEntry("virtual", "physical")
        .containsEntry("is_virtual", false)
        .doesNotContainKey("hypervisors");
  }

  @Test
  void aContainerCountsBeforeTheMachineThatItRunsOn() throws Exception {
    tree.file("/proc/1/cgroup", "0::/docker/abc\n")
        .file("/proc/1/stat", "1 (a b) S 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 5000 0 0\n")
        .file("/proc/uptime", "4000.5 1\n")
        .file("/sys/bus/pci/devices/0000:00:01.0/vendor", "0x1af4\n");
    HostFacts facts = tree.facts();
    assertThat(facts).containsEntry("virtual", "docker").containsEntry("uptime_seconds", 3950L);
    assertThat(facts.get("hypervisors"))
        .isEqualTo(Map.of("docker", Map.of("id", "abc"), "kvm", Map.of()));
  }

  @Test
  void upTimeIsToldInHoursThenInDays() throws Exception {
    assertThat(tree.file("/proc/uptime", "3725.99 1\n").facts())
        .containsEntry("uptime", "1:02 hours");
    assertThat(tree.file("/proc/uptime", "86400.00 1\n").facts()).containsEntry("uptime", "1 day");
    assertThat(at(tree.file("/proc/uptime", "999999.0 1\n").facts(), "system_uptime"))
        .isEqualTo(Map.of("days", 11L, "hours", 277L, "seconds", 999999L, "uptime", "11 days"));
  }

  @Test
  void namesComeFromTheHostsFileThenFromTheResolver() throws Exception {
    tree.file("/proc/sys/kernel/hostname", "web1\n")
        .file("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 web1.example.org web1 # mine\n");
    assertThat(tree.facts())
        .containsEntry("fqdn", "web1.example.org")
        .containsEntry("domain", "example.org")
        .containsEntry("hostname", "web1");

    tree.file("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 web1\n")
        .file("/etc/resolv.conf", "nameserver 127.0.0.1\nsearch lab.example.org example.org\n");
    assertThat(tree.facts()).containsEntry("fqdn", "web1.lab.example.org");

    tree.file("/proc/sys/kernel/hostname", "web1.example.net\n");
    assertThat(tree.facts())
        .containsEntry("hostname", "web1")
        .containsEntry("domain", "example.net")
        .containsEntry("fqdn", "web1.example.net");
  }

  @Test
  void selinuxNeedsTheFileSystemAndAConfiguration() throws Exception {
    tree.file("/proc/self/mounts", "selinuxfs /sys/fs/selinux selinuxfs rw 0 0\n")
        .file("/sys/fs/selinux/enforce", "1")
        .file("/sys/fs/selinux/policyvers", "33")
        .file("/etc/selinux/config", "# mode\nSELINUX=enforcing\nSELINUXTYPE=targeted\n");
    HostFacts facts = tree.facts();
    assertThat(at(facts, "os", "selinux"))
        .isEqualTo(
            Map.of(
                "config_mode", "enforcing",
                "config_policy", "targeted",
                "current_mode", "enforcing",
                "enabled", true,
                "enforced", true,
                "policy_version", "33"));
    assertThat(facts).containsEntry("selinux_policyversion", "33");
  }

  @Test
  void hostKeysHaveTheFingerprintsOfTheirRecords() throws Exception {
    tree.file("/etc/ssh/ssh_host_ed25519_key.pub", "ssh-ed25519 AAAA root@x\n")
        .file("/etc/ssh/ssh_host_rsa_key.pub", "ssh-unknown AAAA root@x\n");
    HostFacts facts = tree.facts();
    // The digests of three zero bytes, as sha1sum and sha256sum print them.
    String sha1 = "SSHFP 4 1 29e2dcfbb16f63bb0254df7585a15bb6fb5e927d";
    String sha256 = "SSHFP 4 2 709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c";
    assertThat(facts)
        .containsEntry("sshed25519key", "AAAA")
        .containsEntry("sshfp_ed25519", sha1 + "\n" + sha256);
    assertThat(at(facts, "ssh", "ed25519", "fingerprints", "sha256")).isEqualTo(sha256);
    assertThat(keys(at(facts, "ssh"))).isEqualTo("[ed25519]");
  }

  private static String keys(Object map) {
    return ((Map<?, ?>) map).keySet().toString();
  }
}
