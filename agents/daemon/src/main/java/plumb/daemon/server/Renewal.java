package plumb.daemon.server;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When a certificate is renewed: in its last month, or in its last third if that is shorter. */
final class Renewal {
  private static final Duration MONTH = Duration.ofDays(30);

  private Renewal() {}

  static boolean isDue(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration third = Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(3);
    Duration early = third.compareTo(MONTH) < 0 ? third : MONTH;
    return Duration.between(now, end).compareTo(early) < 0;
  }
}
