package plumb.server.authority;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates, keys, requests and lists as text (RFC 7468). */
public final class Pem {
  private Pem() {}

  /** Writes a certificate, a key, a request or a list. */
  public static String write(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      // The older forms of keys do not say everything of a curve.
      pem.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads one or more certificates.
   *
   * @throws IllegalArgumentException when the text holds anything else, or nothing
   */
  public static List<X509Certificate> certificates(String text) {
    List<X509Certificate> found = new ArrayList<>();
    for (Object object : objects(text)) {
      if (!(object instanceof X509CertificateHolder holder)) {
        throw new IllegalArgumentException("this is no certificate");
      }
      try {
        found.add(new JcaX509CertificateConverter().getCertificate(holder));
      } catch (CertificateException e) {
        throw new IllegalArgumentException("this certificate cannot be read: " + e.getMessage(), e);
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate");
    }
    return found;
  }

  /**
   * Reads a private key that is not encrypted.
   *
   * @throws IllegalArgumentException when the text holds none
   */
  public static PrivateKey key(String text) {
    return key(text, "");
  }

  /**
   * Reads a private key.
   *
   * @param password opens it when it is encrypted
   * @throws IllegalArgumentException when the text holds none, or the password is wrong
   */
  static PrivateKey key(String text, String password) {
    for (Object object : objects(text)) {
      PrivateKeyInfo info = keyInfo(object, password);
      if (info != null) {
        try {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException e) {
          throw new IllegalArgumentException("this key cannot be read: " + e.getMessage(), e);
        }
      }
    }
    throw new IllegalArgumentException("there is no key");
  }

  private static @Nullable PrivateKeyInfo keyInfo(Object object, String password) {
    try {
      if (object instanceof PEMEncryptedKeyPair sealed) {
        return sealed
            .decryptKeyPair(new BcPEMDecryptorProvider(password.toCharArray()))
            .getPrivateKeyInfo();
      }
      if (object instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
        return sealed.decryptPrivateKeyInfo(
            new JcePKCSPBEInputDecryptorProviderBuilder().build(password.toCharArray()));
      }
    } catch (IOException | PKCSException e) {
      throw new IllegalArgumentException("this key is encrypted with another password", e);
    }
    if (object instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    }
    return object instanceof PrivateKeyInfo info ? info : null;
  }

  /**
   * Reads a request to be signed.
   *
   * @throws IllegalArgumentException when the text holds anything else
   */
  static PKCS10CertificationRequest request(String text) {
    List<Object> objects = objects(text);
    if (objects.size() == 1 && objects.get(0) instanceof PKCS10CertificationRequest request) {
      return request;
    }
    throw new IllegalArgumentException("this is no request for a certificate");
  }

  /**
   * Reads the lists of revoked certificates in a text.
   *
   * @throws IllegalArgumentException when it holds anything else
   */
  static List<X509CRLHolder> lists(String text) {
    List<X509CRLHolder> found = new ArrayList<>();
    for (Object object : objects(text)) {
      if (!(object instanceof X509CRLHolder list)) {
        throw new IllegalArgumentException("this is no list of revoked certificates");
      }
      found.add(list);
    }
    return found;
  }

  private static List<Object> objects(String text) {
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
      return objects;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("this text in PEM cannot be read", e);
    }
  }
}
