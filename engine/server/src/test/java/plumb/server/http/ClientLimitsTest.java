package plumb.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one client may ask for, and what is left for others. */
class ClientLimitsTest {
  private static final long MEGA = 1 << 20;

  private final AtomicLong clock = new AtomicLong();

  private ClientLimits limits(double rate) {
    return new ClientLimits(rate, 16 * MEGA, clock::get);
  }

  private static ClientLimits.Arrival node(String name, @Nullable Long length) {
    return new ClientLimits.Arrival(name, true, false, length);
  }

  private static ClientLimits.Arrival anybody(@Nullable Long length) {
    return new ClientLimits.Arrival("192.0.2.1", false, false, length);
  }

  @Test
  void aClientHasABurstAndThenItsRate() {
    ClientLimits limits = limits(2);
    for (int i = 0; i < 100; i++) {
      limits.admit(node("a", 0L)).close();
    }
    refused(limits, node("a", 0L), 429);
    limits.admit(node("b", 0L)).close();
    clock.addAndGet(1_000_000_000);
    limits.admit(node("a", 0L)).close();
    limits.admit(node("a", 0L)).close();
    refused(limits, node("a", 0L), 429);
    assertThat(limits.refused()).isEqualTo(2);
  }

  @Test
  void noRateIsAnyNumber() {
    ClientLimits limits = limits(0);
    for (int i = 0; i < 10_000; i++) {
      limits.admit(node("a", 0L)).close();
    }
    assertThat(limits.refused()).isZero();
  }

  @Test
  void bodiesOfThoseWhoProvedNothingAreShort() {
    ClientLimits limits = limits(0);
    assertThat(limits.admit(anybody(1000L)).mostBytes()).isEqualTo(64 << 10);
    assertThat(limits.admit(anybody(null)).mostBytes()).isEqualTo(64 << 10);
    refused(limits, anybody(65L << 10), 413);
    limits.admit(new ClientLimits.Arrival("192.0.2.1", false, true, MEGA)).close();
  }

  @Test
  void oneClientCannotHaveAllTheMemory() {
    ClientLimits limits = limits(0);
    List<ClientLimits.Pass> passes = new ArrayList<>();
    passes.add(limits.admit(node("a", 5 * MEGA)));
    refused(limits, node("a", 5 * MEGA), 429);
    passes.add(limits.admit(node("b", 8 * MEGA)));
    refused(limits, node("c", 8 * MEGA), 503);
    assertThat(limits.bytesUnderWay()).isEqualTo(13 * MEGA);
    passes.forEach(ClientLimits.Pass::close);
    assertThat(limits.bytesUnderWay()).isZero();
    limits.admit(node("c", 8 * MEGA)).close();
    refused(limits, node("c", 9 * MEGA), 413);
  }

  @Test
  void aBodyOfUnknownLengthTakesTheRoomThatItMayNeed() {
    ClientLimits limits = limits(0);
    try (ClientLimits.Pass pass = limits.admit(node("a", null))) {
      assertThat(limits.bytesUnderWay()).isEqualTo(pass.mostBytes()).isEqualTo(8 * MEGA);
    }
  }

  @Test
  void silentClientsAreForgottenAndThoseUnderWayAreNot() {
    ClientLimits limits = limits(1);
    for (int i = 0; i < 50; i++) {
      limits.admit(node("a", 0L)).close();
    }
    limits.forgetSilent();
    refused(limits, node("a", 0L), 429);
    ClientLimits.Pass pass = limits.admit(node("b", 5 * MEGA));
    clock.addAndGet(60_000_000_000L);
    limits.forgetSilent();
    refused(limits, node("b", 5 * MEGA), 429);
    pass.close();
    limits.admit(node("a", 0L)).close();
  }

  private static void refused(ClientLimits limits, ClientLimits.Arrival arrival, int status) {
    assertThatThrownBy(() -> limits.admit(arrival).close())
        .isInstanceOfSatisfying(
            HttpFailure.class, e -> assertThat(e.answer().status()).isEqualTo(status));
  }
}
