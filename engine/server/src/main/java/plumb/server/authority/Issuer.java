package plumb.server.authority;

import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates and lists with one key (RFC 5280). Thread-safe.
 *
 * @param subject the issuer's name
 * @param publicKey the key that goes with the private one
 */
record Issuer(X500Name subject, PublicKey publicKey, PrivateKey privateKey) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  /** Clocks of nodes may be behind. */
  static final Duration BEFORE = Duration.ofDays(1);

  /** A certificate's holder and its key. */
  record Holder(X500Name subject, PublicKey key) {
    static Holder of(String commonName, PublicKey key) {
      return new Holder(name(commonName), key);
    }
  }

  static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  /** Signs an authority below this one, or this one itself. */
  X509Certificate authority(Holder holder, boolean last, Instant now, Duration lifetime) {
    X509v3CertificateBuilder builder = builder(holder, now, lifetime);
    try {
      BasicConstraints constraints = last ? new BasicConstraints(0) : new BasicConstraints(true);
      builder.addExtension(Extension.basicConstraints, true, constraints);
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Signs a node.
   *
   * @param names what a client may call it
   * @param further extensions that are added as they are
   */
  X509Certificate node(
      Holder holder, List<GeneralName> names, List<Extension> further, Instant now, Duration life) {
    X509v3CertificateBuilder builder = builder(holder, now, life);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
      builder.addExtension(
          Extension.extendedKeyUsage,
          true,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(new GeneralName[0])));
      }
      for (Extension extension : further) {
        builder.addExtension(extension.getExtnId(), false, extension.getParsedValue());
      }
      return sign(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509v3CertificateBuilder builder(Holder holder, Instant now, Duration lifetime) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(now.minus(BEFORE)),
            Date.from(now.plus(lifetime)),
            holder.subject(),
            holder.key());
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(holder.key()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(publicKey));
      return builder;
    } catch (CertIOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(X509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate that was revoked. */
  record Revoked(BigInteger serial, Instant time) {}

  /** Signs a list of revoked certificates, as text. */
  String list(List<Revoked> revoked, long number, Instant now, Duration lifetime) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(subject, Date.from(now.minus(BEFORE)));
    builder.setNextUpdate(Date.from(now.plus(lifetime)));
    for (Revoked one : revoked) {
      builder.addCRLEntry(one.serial(), Date.from(one.time()), CRLReason.keyCompromise);
    }
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(publicKey));
      builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(number));
      return Pem.write(builder.build(signer()));
    } catch (CertIOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number of a list; zero when it has none. */
  static BigInteger number(X509CRLHolder list) {
    Extension number = list.getExtension(Extension.cRLNumber);
    return number == null
        ? BigInteger.ZERO
        : ASN1Integer.getInstance(number.getParsedValue()).getValue();
  }

  private ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder(KeyKind.signature(privateKey)).build(privateKey);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The issuer that a certificate and its key are. */
  static Issuer of(X509Certificate certificate, PrivateKey key) {
    try {
      return new Issuer(
          new JcaX509CertificateHolder(certificate).getSubject(), certificate.getPublicKey(), key);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
