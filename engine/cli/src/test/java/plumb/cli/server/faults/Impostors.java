package plumb.cli.server.faults;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import plumb.server.authority.Pem;

/** Clients who show certificates that the server's authority has not given them. */
final class Impostors {
  private static final ASN1ObjectIdentifier PP_CLI_AUTH =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.34380.1.3.39");

  private Impostors() {}

  /**
   * All kinds.
   *
   * @param victim whose name they use
   * @param authority the server's own, by name
   */
  static List<WireNode> of(String victim, X509Certificate authority) throws Exception {
    X500Name itsName = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
    List<WireNode> all = new ArrayList<>();
    for (X500Name subject :
        List.of(names(victim), names("../x"), names(victim + "\0.other"), names("x", victim))) {
      KeyPair own = WireNode.key();
      all.add(impostor(subject, own, subject, own.getPrivate(), Duration.ZERO));
      // Signed by a key that is not the authority's, in its name.
      all.add(impostor(subject, own, itsName, WireNode.key().getPrivate(), Duration.ZERO));
    }
    KeyPair own = WireNode.key();
    all.add(impostor(names(victim), own, names("other"), own.getPrivate(), Duration.ofDays(-400)));
    return all;
  }

  private static X500Name names(String... common) {
    X500NameBuilder name = new X500NameBuilder();
    for (String one : common) {
      name.addRDN(BCStyle.CN, new DERUTF8String(one));
    }
    return name.build();
  }

  private static WireNode impostor(
      X500Name subject, KeyPair pair, X500Name issuer, PrivateKey key, Duration shift)
      throws Exception {
    Instant start = Instant.now().plus(shift).minus(Duration.ofDays(1));
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.TWO,
            Date.from(start),
            Date.from(start.plus(Duration.ofDays(30))),
            subject,
            pair.getPublic());
    builder.addExtension(PP_CLI_AUTH, false, new DERUTF8String("true"));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    return WireNode.with(subject.toString(), pair, List.of(certificate));
  }

  /** A request with two names. */
  static String request(String common, String second) throws Exception {
    KeyPair pair = WireNode.key();
    return Pem.write(
        new JcaPKCS10CertificationRequestBuilder(names(common, second), pair.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }
}
