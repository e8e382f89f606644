package plumb.server.authority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.GeneralName;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.RequestRow;

/** What operators are shown of certificates and requests, in the words of Puppet's tools. */
public final class Inspection {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Inspection() {}

  /** A certificate. */
  public static Map<String, Object> of(CertificateRow row) {
    X509Certificate certificate = Pem.certificates(row.pem()).get(0);
    try {
      Map<String, Object> shown =
          shown(
              row.name(),
              row.revokedAt() == null ? "signed" : "revoked",
              certificate.getEncoded(),
              alternatives(certificate),
              Extensions.rights(certificate));
      shown.put("serial_number", certificate.getSerialNumber().toString());
      shown.put("not_before", TIME.format(certificate.getNotBefore().toInstant()));
      shown.put("not_after", TIME.format(certificate.getNotAfter().toInstant()));
      return shown;
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request. */
  public static Map<String, Object> of(RequestRow row) {
    try {
      var request = Pem.request(row.pem());
      NodeRequest read = NodeRequest.read(row.name(), row.pem());
      return shown(
          row.name(), "requested", request.getEncoded(), read.alternativeNames(), read.rights());
    } catch (IOException | RefusedException e) {
      // One of an imported authority that ours would not take.
      return new TreeMap<>(
          Map.of("name", row.name(), "state", "requested", "problem", String.valueOf(e)));
    }
  }

  private static Map<String, Object> shown(
      String name,
      String state,
      byte[] der,
      List<String> alternatives,
      Map<String, Object> rights) {
    Map<String, Object> shown = new TreeMap<>();
    shown.put("name", name);
    shown.put("state", state);
    shown.put("fingerprint", Fingerprint.of("SHA-256", der));
    shown.put(
        "fingerprints",
        Map.of(
            "default", Fingerprint.of("SHA-256", der),
            "SHA1", Fingerprint.of("SHA-1", der),
            "SHA256", Fingerprint.of("SHA-256", der),
            "SHA512", Fingerprint.of("SHA-512", der)));
    shown.put("subject_alt_names", alternatives);
    shown.put(
        "dns_alt_names", alternatives.stream().filter(one -> one.startsWith("DNS:")).toList());
    shown.put("authorization_extensions", rights);
    return shown;
  }

  private static List<String> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      List<String> names = new ArrayList<>();
      for (List<?> one : all == null ? List.<List<?>>of() : all) {
        names.add((one.get(0).equals(GeneralName.dNSName) ? "DNS:" : "IP:") + one.get(1));
      }
      return names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
