package plumb.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many connections one client may have. */
class ConnectionLimitsTest {
  @Test
  void anAddressHasSoManyConnectionsAtOnce() {
    ConnectionLimits limits = new ConnectionLimits(2, 1, Duration.ofHours(1));
    EmbeddedChannel first = new EmbeddedChannel(limits);
    EmbeddedChannel second = new EmbeddedChannel(limits);
    assertThat(new EmbeddedChannel(limits).isActive()).isFalse();
    assertThat(limits.refused()).isEqualTo(1);
    first.close();
    assertThat(new EmbeddedChannel(limits).isActive()).isTrue();
    assertThat(new EmbeddedChannel(limits).isActive()).isFalse();
    assertThat(second.isActive()).isTrue();
  }

  @Test
  void aNetworkOfIpv6IsOneClient() throws UnknownHostException {
    assertThat(client("2001:db8:0:1::1")).isEqualTo(client("2001:db8:0:1:ffff::2"));
    assertThat(client("2001:db8:0:1::1")).isNotEqualTo(client("2001:db8:0:2::1"));
    assertThat(client("192.0.2.1")).isNotEqualTo(client("192.0.2.2"));
  }

  private static String client(String address) throws UnknownHostException {
    return ConnectionLimits.client(InetAddress.getByName(address));
  }
}
