package plumb.server.authority;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Makes requests for certificates as nodes do, and as nodes should not. */
final class Requests {
  private final String subject;
  private KeyPair pair = ec("secp256r1");
  private KeyPair signer = pair;
  private final ExtensionsGenerator extensions = new ExtensionsGenerator();
  private @Nullable String password;

  private Requests(String subject) {
    this.subject = subject;
  }

  static Requests of(String name) {
    return new Requests("CN=" + name);
  }

  static Requests ofSubject(String subject) {
    return new Requests(subject);
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Requests key(KeyPair other) {
    pair = other;
    signer = other;
    return this;
  }

  /** Signs with a key that is not the one that the request shows. */
  Requests signedBy(KeyPair other) {
    signer = other;
    return this;
  }

  Requests extension(String oid, String value) {
    try {
      extensions.addExtension(new ASN1ObjectIdentifier(oid), false, new DERUTF8String(value));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  Requests alternative(String name) {
    try {
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  Requests password(String secret) {
    password = secret;
    return this;
  }

  String pem() {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic());
      if (!extensions.isEmpty()) {
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      if (password != null) {
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String(password));
      }
      return Pem.write(
          builder.build(
              new JcaContentSignerBuilder(KeyKind.signature(signer.getPrivate()))
                  .build(signer.getPrivate())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
