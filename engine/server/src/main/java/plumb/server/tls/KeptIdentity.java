package plumb.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Authority;
import plumb.server.authority.KeyKind;
import plumb.server.authority.Pem;

/**
 * The certificate and key of a server in a file of its directory, which its owner alone may read.
 * It is made once, and again when it would end soon, was revoked, or does not fit any more. One
 * thread.
 */
public final class KeptIdentity {
  /** How long a server should be able to run with it. */
  private static final Duration LEAST = Duration.ofDays(365);

  private static final int DNS_NAME = 2;
  private static final String FIRST_CERTIFICATE = "-----BEGIN CERTIFICATE-----";

  private final Path file;
  private final Authority authority;
  private final Clock clock;

  public KeptIdentity(Path file, Authority authority, Clock clock) {
    this.file = file;
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * The identity.
   *
   * @param names what clients call the server; the first one is its own
   * @throws IOException when a new one cannot be kept
   */
  public Authority.Identity of(List<String> names) throws IOException {
    Authority.Identity kept = read();
    if (kept != null && isGood(kept, names)) {
      return kept;
    }
    Authority.Identity made = authority.identity(names);
    write(made);
    return made;
  }

  /** What was kept; null when there is nothing, or something else in its place. */
  private Authority.@Nullable Identity read() {
    try {
      String text = Files.readString(file);
      int certificates = Math.max(0, text.indexOf(FIRST_CERTIFICATE));
      return new Authority.Identity(
          Pem.certificates(text.substring(certificates)), Pem.key(text.substring(0, certificates)));
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private boolean isGood(Authority.Identity kept, List<String> names) {
    List<X509Certificate> chain = kept.chain();
    if (chain.isEmpty() || !chain.subList(1, chain.size()).equals(authority.chain())) {
      return false;
    }
    X509Certificate own = chain.get(0);
    Instant end = own.getNotAfter().toInstant();
    return end.isAfter(clock.instant().plus(LEAST))
        && !authority.revocations().has(own)
        && own.getSubjectX500Principal().getName().equals("CN=" + names.get(0))
        && names(own).equals(Set.copyOf(names))
        && KeyKind.fit(own.getPublicKey(), kept.key());
  }

  private static Set<String> names(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    try {
      var all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        all.stream()
            .filter(name -> name.get(0).equals(DNS_NAME))
            .forEach(name -> names.add(String.valueOf(name.get(1))));
      }
      return names;
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }

  private void write(Authority.Identity identity) throws IOException {
    StringBuilder text = new StringBuilder(Pem.write(identity.key()));
    identity.chain().forEach(one -> text.append(Pem.write(one)));
    Path whole =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".identity",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
