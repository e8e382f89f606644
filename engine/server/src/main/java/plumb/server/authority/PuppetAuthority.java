package plumb.server.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;
import plumb.store.certificates.AuthorityRow;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.RequestRow;

/**
 * What stands in the directory of a Puppet authority ({@code cadir}): its chain and keys, the lists
 * of revoked certificates, what it has signed, and the requests that wait.
 *
 * @param signing its own row; the key is not sealed yet
 * @param root of the authorities above; null when it signed itself
 */
record PuppetAuthority(
    AuthorityRow signing,
    @Nullable AuthorityRow root,
    List<CertificateRow> certificates,
    List<RequestRow> requests) {

  /**
   * Reads a directory.
   *
   * @throws IOException with the file that is missing or makes no sense
   */
  static PuppetAuthority read(Path directory) throws IOException {
    try {
      return new Reader(directory).read();
    } catch (IllegalArgumentException e) {
      throw new IOException(directory + " is no authority of Puppet: " + e.getMessage(), e);
    }
  }

  /** The rows of its own and of those above, as they are kept. */
  List<AuthorityRow> seal(SecretKey secret) {
    return Stream.of(Optional.of(signing), Optional.ofNullable(root))
        .flatMap(Optional::stream)
        .map(row -> seal(row, secret))
        .toList();
  }

  private static AuthorityRow seal(AuthorityRow row, SecretKey secret) {
    String key = row.privateKey();
    return new AuthorityRow(
        row.name(),
        row.certificate(),
        key.isEmpty() ? key : secret.seal(key),
        row.crl(),
        row.crlNumber());
  }

  private record Reader(Path directory) {
    PuppetAuthority read() throws IOException {
      List<X509Certificate> chain = Pem.certificates(text("ca_crt.pem"));
      X509Certificate own = chain.get(0);
      PrivateKey key = key("ca_key.pem");
      if (!KeyKind.fit(own.getPublicKey(), key)) {
        throw new IllegalArgumentException("ca_key.pem is not the key of ca_crt.pem's first");
      }
      Map<X500Name, X509CRLHolder> lists =
          Pem.lists(text("ca_crl.pem")).stream()
              .collect(Collectors.toMap(X509CRLHolder::getIssuer, list -> list, (a, b) -> a));
      List<X509Certificate> above = chain.subList(1, chain.size());
      return new PuppetAuthority(
          row(Founding.SIGNING, List.of(own), key, lists),
          above.isEmpty() ? null : root(above, lists),
          certificates(own, lists),
          requests());
    }

    private AuthorityRow root(List<X509Certificate> above, Map<X500Name, X509CRLHolder> lists)
        throws IOException {
      boolean has = Files.exists(directory.resolve("root_key.pem"));
      return row(Founding.ROOT, above, has ? key("root_key.pem") : null, lists);
    }

    private static AuthorityRow row(
        String name,
        List<X509Certificate> certificates,
        @Nullable PrivateKey key,
        Map<X500Name, X509CRLHolder> lists) {
      StringBuilder own = new StringBuilder();
      BigInteger number = BigInteger.ONE;
      for (X509Certificate certificate : certificates) {
        X509CRLHolder list = lists.get(subject(certificate));
        if (list != null) {
          own.append(Pem.write(list));
          number = number.max(Issuer.number(list));
        }
      }
      return new AuthorityRow(
          name,
          certificates.stream().map(Pem::write).collect(Collectors.joining()),
          key == null ? "" : Pem.write(key),
          own.toString(),
          number.longValueExact());
    }

    private static X500Name subject(X509Certificate certificate) {
      try {
        return new JcaX509CertificateHolder(certificate).getSubject();
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException(e);
      }
    }

    /** What was signed and is there, and what was revoked, whether or not it is there. */
    private List<CertificateRow> certificates(
        X509Certificate own, Map<X500Name, X509CRLHolder> lists) throws IOException {
      X509CRLHolder list = lists.get(subject(own));
      Map<BigInteger, Instant> revoked = new HashMap<>();
      if (list != null) {
        Revocations.entries(Pem.write(list)).forEach(e -> revoked.put(e.serial(), e.time()));
      }
      List<CertificateRow> rows = new ArrayList<>();
      for (Path file : pems("signed")) {
        X509Certificate certificate = Pem.certificates(Files.readString(file)).get(0);
        Instant time = revoked.remove(certificate.getSerialNumber());
        rows.add(
            new CertificateRow(
                certificate.getSerialNumber().toString(16),
                name(file),
                Pem.write(certificate),
                certificate.getNotAfter().getTime(),
                certificate.getNotBefore().getTime(),
                time == null ? null : time.toEpochMilli(),
                false));
      }
      // How long these would have been good is not known here: at most as long as their authority.
      long end = own.getNotAfter().getTime();
      revoked.forEach(
          (serial, time) -> {
            long at = time.toEpochMilli();
            rows.add(new CertificateRow(serial.toString(16), "?", "", end, at, at, true));
          });
      return rows;
    }

    private List<RequestRow> requests() throws IOException {
      List<RequestRow> rows = new ArrayList<>();
      for (Path file : pems("requests")) {
        rows.add(
            new RequestRow(
                name(file),
                Pem.write(Pem.request(Files.readString(file))),
                Files.getLastModifiedTime(file).toMillis()));
      }
      return rows;
    }

    private List<Path> pems(String name) throws IOException {
      Path folder = directory.resolve(name);
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.toString().endsWith(".pem")).sorted().toList();
      }
    }

    private static String name(Path file) {
      String name = file.getFileName().toString();
      return name.substring(0, name.length() - ".pem".length());
    }

    private PrivateKey key(String name) throws IOException {
      Path password = directory.resolve("private/ca.pass");
      return Pem.key(text(name), Files.exists(password) ? Files.readString(password).strip() : "");
    }

    private String text(String name) throws IOException {
      Path file = directory.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new IOException(directory + " is no authority of Puppet: it has no " + name);
      }
      return Files.readString(file);
    }
  }
}
