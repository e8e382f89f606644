package plumb.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * How many connections one client may have, and for how long. Who shows no certificate in time gets
 * a short connection, and few of them for an address; who shows one, few for the certificate. Thus
 * connections that say nothing, or say it slowly, cannot take all there are. Thread-safe.
 */
@Sharable
public final class ConnectionLimits extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<AtomicInteger> REQUESTS =
      AttributeKey.valueOf(ConnectionLimits.class, "requests");

  /** How soon it is seen that a connection has shown a certificate. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final int perAddress;
  private final int perCertificate;
  private final Duration patience;

  /**
   * Sets limits.
   *
   * @param perAddress connections that have shown no certificate yet; a whole site may come from
   *     one address
   * @param perCertificate connections that have
   * @param patience when a new connection must have shown a certificate
   */
  public ConnectionLimits(int perAddress, int perCertificate, Duration patience) {
    this.perAddress = perAddress;
    this.perCertificate = perCertificate;
    this.patience = patience;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    Channel channel = context.channel();
    channel.attr(REQUESTS).set(new AtomicInteger());
    String address = address(channel);
    if (enter(address, perAddress)) {
      Held held = new Held(channel, address);
      var unused = channel.closeFuture().addListener(closed -> leave(held.client));
      held.lookSoon();
      super.channelActive(context);
    } else {
      var unused = channel.close();
    }
  }

  /** A connection, counted for its address first and for its certificate then. */
  private final class Held {
    private final Channel channel;
    private final long start = System.nanoTime();
    private @Nullable String client;

    Held(Channel channel, String address) {
      this.channel = channel;
      this.client = address;
    }

    void lookSoon() {
      long millis = Math.min(patience.toMillis(), LOOK.toMillis());
      var unused = channel.eventLoop().schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs in the channel's thread, as does what is done at its close. */
    private void look() {
      if (!channel.isActive()) {
        return;
      }
      String certificate = certificate(channel);
      if (certificate != null) {
        leave(client);
        client = enter(certificate, perCertificate) ? certificate : null;
        if (client == null) {
          var unused = channel.close();
        }
      } else if (isLate() && channel.attr(REQUESTS).get().get() == 0) {
        refused.incrementAndGet();
        var unused = channel.close();
      } else {
        lookSoon();
      }
    }

    private boolean isLate() {
      return System.nanoTime() - start >= patience.toNanos();
    }
  }

  private boolean enter(String client, int most) {
    int count = open.merge(client, 1, Integer::sum);
    if (count > most) {
      leave(client);
      refused.incrementAndGet();
      return false;
    }
    return true;
  }

  private void leave(@Nullable String client) {
    if (client == null) {
      return;
    }
    var unused = open.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
  }

  /** Notes that a request begins on a connection, which is therefore left open. */
  static AtomicInteger requests(Channel channel) {
    AtomicInteger requests = channel.attr(REQUESTS).get();
    return requests == null ? new AtomicInteger() : requests;
  }

  private static String address(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress socket
        ? client(socket.getAddress())
        : "";
  }

  /** An address as one client: all those of a network of IPv6 are one (RFC 6177, /64). */
  static String client(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      network.append(Integer.toHexString(bytes[i] & 0xff)).append(':');
    }
    return network.toString();
  }

  private static @Nullable String certificate(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    return tls == null ? null : certificate(tls.engine().getSession());
  }

  /** A client's certificate, by its number; null when it has shown none. */
  static @Nullable String certificate(@Nullable SSLSession session) {
    try {
      return session != null
              && session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? "certificate " + certificate.getSerialNumber().toString(16)
          : null;
    } catch (SSLPeerUnverifiedException nobody) {
      return null;
    }
  }

  /** How many connections were closed as there were too many, or as nothing came. */
  public int refused() {
    return refused.get();
  }
}
