package plumb.server.authority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** What of a certificate stands in the one that replaces it. */
record Reissue(String name, List<GeneralName> names, List<Extension> ours) {

  /**
   * Reads a certificate of this authority.
   *
   * @throws IllegalArgumentException when it is none that this authority would sign
   */
  static Reissue of(X509Certificate certificate) {
    X509CertificateHolder holder = holder(certificate);
    String name = NodeRequest.commonName(holder.getSubject());
    if (name == null) {
      throw new IllegalArgumentException("the certificate names nobody");
    }
    Extension alternatives = holder.getExtension(Extension.subjectAlternativeName);
    List<GeneralName> names =
        alternatives == null
            ? List.of()
            : List.of(GeneralNames.getInstance(alternatives.getParsedValue()).getNames());
    List<Extension> ours = new ArrayList<>();
    for (ASN1ObjectIdentifier oid : holder.getExtensions().getExtensionOIDs()) {
      if (Extensions.isOurs(oid.getId())) {
        ours.add(holder.getExtension(oid));
      }
    }
    return new Reissue(name, names, ours);
  }

  private static X509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new X509CertificateHolder(certificate.getEncoded());
    } catch (IOException | CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate cannot be read", e);
    }
  }
}
