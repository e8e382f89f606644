package plumb.host.sysctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import org.junit.jupiter.api.Test;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.host.machine.BootedHost;
import plumb.host.parity.ApplyWorker;
import plumb.host.parity.Worker;

/** Settings that are in a file and in effect, which the reference has no installed module for. */
class SysctlTest {
  private static final String FILE = "/etc/sysctl.d/60-test.conf";
  private static final String FORWARD = "/proc/sys/net/ipv4/ip_forward";

  @Test
  void isInTheFileAndInEffect() throws Exception {
    try (BootedHost host = BootedHost.boot("sysctl");
        Worker worker =
            Worker.start(host.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT))) {
      host.sh("cd /proc/sys; mount --bind net net; mount -o remount,rw,bind net");
      assertThat(apply(worker, "net.ipv4.ip_forward", "1").status()).isEqualTo("changed");
      assertThat(host.sh("cat " + FILE)).isEqualTo("net.ipv4.ip_forward=1\n");
      assertThat(host.sh("cat " + FORWARD)).isEqualTo("1\n");
      assertThat(apply(worker, "net.ipv4.ip_forward", "1").status()).isEqualTo("unchanged");

      host.sh("echo 0 >" + FORWARD);
      assertThat(apply(worker, "net.ipv4.ip_forward", "1", "noop").status()).isEqualTo("unchanged");
      assertThat(host.sh("cat " + FORWARD)).isEqualTo("0\n");
      assertThat(apply(worker, "net.ipv4.ip_forward", "1").status()).isEqualTo("changed");
      assertThat(host.sh("cat " + FORWARD)).isEqualTo("1\n");

      assertThat(apply(worker, "net.ipv4.ip_forward", "0", "apply", false).status())
          .isEqualTo("changed");
      assertThat(host.sh("cat " + FILE + " " + FORWARD)).isEqualTo("net.ipv4.ip_forward=0\n1\n");

      assertThat(apply(worker, "net.ipv4.unknown", "0").status()).isEqualTo("failed");
      assertThat(apply(worker, "net.ipv4.unknown", "0", "silent", true).status())
          .isNotEqualTo("failed");
      assertThat(apply(worker, "net.ipv4/../../../etc/passwd", "0").status()).isEqualTo("failed");
    }
  }

  private static Report apply(Worker worker, String name, String value, Object... more)
      throws IOException {
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource("Sysctl", name, Kind.NATIVE);
    resource.parameters().put("value", value);
    resource.parameters().put("target", FILE);
    for (int i = 0; i + 1 < more.length; i += 2) {
      resource.parameters().put(more[i].toString(), more[i + 1]);
    }
    catalog.add(resource);
    return worker.apply(catalog, more.length == 1);
  }
}
