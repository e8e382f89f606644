package plumb.server.http;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much one client may ask for, so that there is enough left for the others: requests in a
 * second, and bytes of bodies that are under way. Thread-safe.
 */
public final class ClientLimits {
  /** Who proved nothing sends requests for certificates, which are short. */
  private static final long UNPROVEN_BODY = 64 << 10;

  /** A body whose length is not said, or which is to be unpacked, may have so much. */
  private static final long UNDECLARED_BODY = 8 << 20;

  /** The largest of all bodies: facts, catalogs, reports. */
  private static final long LARGEST_BODY = 64 << 20;

  /** An agent that fetches the files of all modules asks often, and then no more. */
  private static final int BURST_SECONDS = 50;

  private static final double NANOS = 1e9;

  private final ConcurrentMap<String, Client> clients = new ConcurrentHashMap<>();
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final double rate;
  private final long bytes;
  private final long largest;
  private final LongSupplier nanos;

  /**
   * Sets limits.
   *
   * @param rate requests of a client in a second, on the average; zero for any number
   * @param bytes of all bodies that are under way at once
   * @param nanos the clock
   */
  public ClientLimits(double rate, long bytes, LongSupplier nanos) {
    this.rate = rate;
    this.bytes = bytes;
    this.largest = Math.min(LARGEST_BODY, bytes / 2);
    this.nanos = nanos;
  }

  /** What is known of a client; guarded by itself. */
  private final class Client {
    private double allowance = rate * BURST_SECONDS;
    private long since = nanos.getAsLong();
    private long bytesUnderWay;

    /** The seconds until it may ask, zero for now. */
    int takeTurn() {
      long now = nanos.getAsLong();
      allowance = Math.min(rate * BURST_SECONDS, allowance + (now - since) / NANOS * rate);
      since = now;
      if (rate > 0 && allowance < 1) {
        return (int) Math.ceil((1 - allowance) / rate);
      }
      allowance--;
      return 0;
    }

    boolean isForgettable() {
      return bytesUnderWay == 0 && (nanos.getAsLong() - since) / NANOS > BURST_SECONDS;
    }
  }

  /** A request that is let in, until it is answered. */
  public final class Pass implements AutoCloseable {
    private final Client client;
    private final long reserved;
    private final long mostBytes;

    private Pass(Client client, long reserved, long mostBytes) {
      this.client = client;
      this.reserved = reserved;
      this.mostBytes = mostBytes;
    }

    /** How long the body may be, unpacked. */
    public long mostBytes() {
      return mostBytes;
    }

    @Override
    public void close() {
      underWay.addAndGet(-reserved);
      synchronized (client) {
        client.bytesUnderWay -= reserved;
      }
    }
  }

  /**
   * What a request is like before its body was read.
   *
   * @param client who asks: a certificate's number, or an address
   * @param proven whether it is a certificate
   * @param token whether it brings a token, which nobody has looked at yet
   * @param length of the body; null when it is not said, or the body is packed
   */
  public record Arrival(String client, boolean proven, boolean token, @Nullable Long length) {
    private long most(long largest) {
      long limit = proven ? largest : token ? UNDECLARED_BODY : UNPROVEN_BODY;
      return Math.min(largest, length == null ? Math.min(limit, UNDECLARED_BODY) : limit);
    }
  }

  /**
   * Lets a request in.
   *
   * @throws HttpFailure when the client has had its share, or there is no room for the body
   */
  public Pass admit(Arrival arrival) {
    long most = arrival.most(largest);
    Long length = arrival.length();
    if (length != null && length > most) {
      refused.incrementAndGet();
      throw HttpFailure.tooLarge(most);
    }
    long wanted = length == null ? most : length;
    Client client = clients.computeIfAbsent(arrival.client(), name -> new Client());
    synchronized (client) {
      int wait = client.takeTurn();
      if (wait > 0 || client.bytesUnderWay + wanted > largest) {
        refused.incrementAndGet();
        throw HttpFailure.tooMany(Math.max(1, wait));
      }
      client.bytesUnderWay += wanted;
    }
    Pass pass = new Pass(client, wanted, most);
    if (underWay.addAndGet(wanted) > bytes) {
      pass.close();
      refused.incrementAndGet();
      throw HttpFailure.busy(WorkQueue.RETRY_SECONDS);
    }
    return pass;
  }

  /** Forgets clients that have not been here for a while. */
  public void forgetSilent() {
    for (Iterator<Client> all = clients.values().iterator(); all.hasNext(); ) {
      Client client = all.next();
      synchronized (client) {
        if (client.isForgettable()) {
          all.remove();
        }
      }
    }
  }

  /** How many requests were not let in. */
  public long refused() {
    return refused.get();
  }

  /** Bytes of bodies that are under way. */
  public long bytesUnderWay() {
    return underWay.get();
  }
}
