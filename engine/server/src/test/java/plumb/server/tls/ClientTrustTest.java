package plumb.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SecretKey;
import plumb.server.authority.SigningPolicy;
import plumb.store.Store;

/** A certificate that was taken once is looked at again each time. */
class ClientTrustTest {
  private final Path directory;

  ClientTrustTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Store store(String name) throws IOException {
    return Store.inFile(Files.createDirectories(directory.resolve(name)).resolve("plumb.db"));
  }

  private Authority authority(Store store, Duration lifetime) throws IOException {
    return new Authority(
        store,
        SecretKey.in(directory.resolve("secret")),
        new AuthorityOptions("test", KeyKind.EC, lifetime),
        SigningPolicy.NOBODY,
        Clock.systemUTC());
  }

  private static X509Certificate[] certificate(Authority authority) {
    return authority.identity(List.of("a.test")).chain().toArray(new X509Certificate[0]);
  }

  @Test
  void whoWasTakenOnceIsRefusedOnceRevoked() throws Exception {
    try (Store store = store("one")) {
      Authority authority = authority(store, AuthorityOptions.USUAL_LIFETIME);
      ClientTrust trust = new ClientTrust(authority);
      X509Certificate[] chain = certificate(authority);
      trust.checkClientTrusted(chain, "EC");
      trust.checkClientTrusted(chain, "EC");
      authority.revoke("a.test", "test");
      assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC"))
          .isInstanceOf(CertificateException.class)
          .hasMessageContaining("revoked");
    }
  }

  @Test
  void whoIsOfAnotherAuthorityOfTheSameNameIsRefusedEachTime() throws Exception {
    try (Store store = store("one");
        Store other = store("other")) {
      ClientTrust trust = new ClientTrust(authority(store, AuthorityOptions.USUAL_LIFETIME));
      X509Certificate[] chain = certificate(authority(other, AuthorityOptions.USUAL_LIFETIME));
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC"))
            .isInstanceOf(CertificateException.class);
      }
    }
  }

  @Test
  void whoWasTakenOnceIsRefusedAfterItsTime() throws Exception {
    try (Store store = store("one")) {
      Authority authority = authority(store, Duration.ofSeconds(3));
      ClientTrust trust = new ClientTrust(authority);
      X509Certificate[] chain = certificate(authority);
      trust.checkClientTrusted(chain, "EC");
      Instant end = chain[0].getNotAfter().toInstant();
      assertThat(end).isBefore(Instant.now().plusSeconds(10));
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()) + 1000);
      assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC"))
          .isInstanceOf(CertificateExpiredException.class);
    }
  }
}
