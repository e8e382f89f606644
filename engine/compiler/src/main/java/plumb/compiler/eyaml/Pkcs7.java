package plumb.compiler.eyaml;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.bc.BcCMSContentEncryptorBuilder;
import org.bouncycastle.cms.bc.BcRSAKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.bc.BcRSAKeyTransRecipientInfoGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts to a certificate and decrypts with its private key: PKCS #7 enveloped data, AES-256 in
 * CBC mode under RSA, as hiera-eyaml writes it. Each key is read when it is first needed, so that
 * who only encrypts needs no private key. Safe for use by several threads.
 *
 * <p>Java's own certificates will not do: hiera-eyaml makes ones without an issuer's name, which
 * Java refuses to read.
 */
final class Pkcs7 {
  private final Supplier<String> certificateText;
  private final Supplier<String> privateKeyText;
  private volatile @Nullable X509CertificateHolder certificate;
  private volatile @Nullable AsymmetricKeyParameter privateKey;

  Pkcs7(KeyOptions options, UnaryOperator<@Nullable String> environment) {
    certificateText = () -> options.certificate(environment);
    privateKeyText = () -> options.privateKey(environment);
  }

  /** Returns enveloped data as DER. */
  byte[] encrypt(byte[] plain) {
    try {
      CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(new BcRSAKeyTransRecipientInfoGenerator(certificate()));
      return generator
          .generate(
              new CMSProcessableByteArray(plain),
              new BcCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
          .toASN1Structure()
          .getEncoded("DER");
    } catch (CMSException | IOException e) {
      throw new EyamlException("the certificate cannot be used to encrypt: " + e.getMessage());
    }
  }

  /** Returns what enveloped data, as DER, holds. */
  byte[] decrypt(byte[] enveloped) {
    X509CertificateHolder own = certificate();
    AsymmetricKeyParameter key = privateKey();
    CMSEnvelopedData data;
    try {
      data = new CMSEnvelopedData(enveloped);
    } catch (CMSException | RuntimeException e) {
      throw new EyamlException("the encrypted text is damaged: it holds no PKCS #7 envelope");
    }
    Collection<RecipientInformation> recipients =
        data.getRecipientInfos()
            .getRecipients(new KeyTransRecipientId(own.getIssuer(), own.getSerialNumber()));
    if (recipients.isEmpty()) {
      throw new EyamlException("it is encrypted for another certificate");
    }
    try {
      return recipients.iterator().next().getContent(new BcRSAKeyTransEnvelopedRecipient(key));
    } catch (CMSException | RuntimeException e) {
      throw new EyamlException(
          "the private key does not open it, or the encrypted text is damaged");
    }
  }

  private X509CertificateHolder certificate() {
    X509CertificateHolder known = certificate;
    if (known == null) {
      known = readCertificate(certificateText.get());
      certificate = known;
    }
    return known;
  }

  private static X509CertificateHolder readCertificate(String text) {
    if (readPem(text, "public") instanceof X509CertificateHolder holder) {
      return holder;
    }
    throw new EyamlException("the public key is no certificate in PEM form");
  }

  private AsymmetricKeyParameter privateKey() {
    AsymmetricKeyParameter known = privateKey;
    if (known == null) {
      known = readPrivateKey(privateKeyText.get());
      privateKey = known;
    }
    return known;
  }

  private static AsymmetricKeyParameter readPrivateKey(String text) {
    Object read = readPem(text, "private");
    if (read instanceof PEMEncryptedKeyPair || read instanceof PKCS8EncryptedPrivateKeyInfo) {
      throw new EyamlException("the private key is locked by a passphrase");
    }
    PrivateKeyInfo info =
        read instanceof PEMKeyPair pair
            ? pair.getPrivateKeyInfo()
            : read instanceof PrivateKeyInfo bare ? bare : null;
    if (info == null) {
      throw new EyamlException("the private key is none in PEM form");
    }
    try {
      if (PrivateKeyFactory.createKey(info) instanceof RSAKeyParameters key) {
        return key;
      }
    } catch (IOException | RuntimeException e) {
      throw new EyamlException("the private key is damaged");
    }
    throw new EyamlException("the private key is none of RSA");
  }

  private static @Nullable Object readPem(String text, String which) {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      return parser.readObject();
    } catch (IOException | RuntimeException e) {
      throw new EyamlException("the " + which + " key is damaged");
    }
  }
}
