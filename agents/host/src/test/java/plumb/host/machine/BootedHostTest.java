package plumb.host.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fixture itself: what is true of every throw-away host. */
class BootedHostTest {

  /** Prints its arguments and the version of the Java that it runs on. */
  static final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
      System.out.println(String.join("+", arguments) + " " + Runtime.version().feature());
    }
  }

  @Test
  void aHostBootsRunsThingsAndLeavesNothingBehind() throws Exception {
    Path root;
    try (BootedHost host = BootedHost.boot("web1")) {
      root = host.path("/");
      assertThat(host.sh("cat /proc/1/comm; hostname; systemctl is-active nginx"))
          .isEqualTo("systemd\nweb1\nactive\n");
      assertThat(
              host.sh(
                  "exec 3<>/dev/tcp/127.0.0.1/80; printf 'HEAD / HTTP/1.0\\r\\n\\r\\n' >&3; head -1 <&3"))
          .contains("200 OK");

      host.write("/etc/new/file", "text\n");
      assertThat(host.sh("cat /etc/new/file; cd /run; echo back >mark")).isEqualTo("text\n");
      assertThat(host.read("/run/mark")).isEqualTo("back\n");

      assertThat(host.java(Hello.class, "a", "b").run().output())
          .isEqualTo("a+b " + Runtime.version().feature() + "\n");
      assertThat(host.run("false").exitCode()).isEqualTo(1);
    }
    assertThat(root).doesNotExist();
    assertThat(Path.of("/etc/new")).doesNotExist();
  }

  @Test
  void hostsDoNotSeeEachOther() throws Exception {
    try (BootedHost one = BootedHost.boot("one");
        BootedHost other = BootedHost.boot("other")) {
      one.sh("useradd someone; systemctl stop nginx");
      assertThat(other.sh("getent passwd someone || echo none; systemctl is-active nginx"))
          .isEqualTo("none\nactive\n");
      assertThat(Files.readString(Path.of("/etc/passwd"))).doesNotContain("someone:");
    }
  }
}
