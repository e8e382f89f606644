package plumb.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** One digest vouches for what it has signed, and for nothing that stands beside it. */
class PinnedAuthorityTest {
  private record Authority(X500Name name, KeyPair pair, X509Certificate certificate) {}

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static Authority root(String name) throws Exception {
    KeyPair pair = pair();
    X500Name subject = new X500Name("CN=" + name);
    return new Authority(subject, pair, certificate(subject, pair, subject, pair, true));
  }

  private static Authority below(Authority signer, String name, boolean isAuthority)
      throws Exception {
    KeyPair pair = pair();
    X500Name subject = new X500Name("CN=" + name);
    return new Authority(
        subject, pair, certificate(signer.name(), signer.pair(), subject, pair, isAuthority));
  }

  private static X509Certificate certificate(
      X500Name issuer, KeyPair signer, X500Name subject, KeyPair pair, boolean isAuthority)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.ONE,
            new Date(0),
            new Date(System.currentTimeMillis() + 1_000_000),
            subject,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
  }

  private static String digest(Authority authority) throws Exception {
    return HexFormat.ofDelimiter(":")
        .withUpperCase()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(authority.certificate().getEncoded()));
  }

  private static boolean isWhole(String digest, Authority... all) {
    List<X509Certificate> certificates = List.of(all).stream().map(Authority::certificate).toList();
    return PinnedAuthority.isWhole(certificates, digest);
  }

  @Test
  void whatTheRootHasSignedIsTrustedWithIt() throws Exception {
    Authority root = root("root");
    Authority middle = below(root, "middle", true);
    Authority last = below(middle, "last", true);
    assertThat(isWhole(digest(root), last, middle, root)).isTrue();
    assertThat(isWhole(digest(root).replace(":", ""), root)).isTrue();
    assertThat(isWhole(digest(middle), last, middle)).isTrue();
  }

  @Test
  void whatStandsBesideItIsNot() throws Exception {
    Authority root = root("root");
    Authority evil = root("evil");
    Authority sameName = root("root");
    Authority node = below(root, "node", false);
    Authority byNode = below(node, "by", true);
    assertThat(isWhole(digest(root), evil, root)).isFalse();
    assertThat(isWhole(digest(root), root, sameName)).isFalse();
    assertThat(isWhole(digest(root), root, node, byNode)).as("signed by no authority").isFalse();
    assertThat(isWhole(digest(root), evil)).isFalse();
  }
}
