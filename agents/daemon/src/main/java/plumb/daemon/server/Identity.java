package plumb.daemon.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;

/** This machine's key and certificate, and whom it trusts. For one thread. */
final class Identity {
  private final SslFiles files;

  Identity(SslFiles files) {
    this.files = files;
  }

  SslFiles files() {
    return files;
  }

  /** Returns a request that the authority signs; makes the key when there is none. */
  String request() throws IOException {
    KeyPair pair = Files.exists(files.key()) ? pair(Files.readString(files.key())) : makeKey();
    try {
      var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, files.name()).build();
      var signer =
          new JcaContentSignerBuilder(signature(pair.getPrivate())).build(pair.getPrivate());
      return pem(new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic()).build(signer));
    } catch (OperatorCreationException e) {
      throw new IOException("The request for a certificate cannot be signed", e);
    }
  }

  private static String signature(PrivateKey key) {
    return key instanceof ECPrivateKey ? "SHA256withECDSA" : "SHA256withRSA";
  }

  private KeyPair makeKey() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      // Both halves: the public one cannot be had from the private one here.
      String text = pem(new JcaPKCS8Generator(pair.getPrivate(), null)) + pem(pair.getPublic());
      AtomicFile.write(files.key(), text.getBytes(StandardCharsets.UTF_8));
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IOException("A key cannot be made", e);
    }
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  /** Reads a key as this agent or Puppet's has written it. */
  private static KeyPair pair(String text) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    PrivateKey own = null;
    PublicKey known = null;
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof PEMKeyPair both) {
          return converter.getKeyPair(both);
        }
        if (object instanceof PrivateKeyInfo info) {
          own = converter.getPrivateKey(info);
        } else if (object instanceof SubjectPublicKeyInfo info) {
          known = converter.getPublicKey(info);
        }
      }
    }
    if (own == null || known == null) {
      throw new IOException("There is no whole key where this machine's should be");
    }
    return new KeyPair(known, own);
  }

  /** The certificates of a text. */
  static List<X509Certificate> certificates(String text) throws IOException {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return all.stream().map(X509Certificate.class::cast).toList();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("These are no certificates: " + e.getMessage(), e);
    }
  }

  /** The first certificate of a text, which is the one that the others have signed. */
  static X509Certificate certificate(String text) throws IOException {
    List<X509Certificate> all = certificates(text);
    if (all.isEmpty()) {
      throw new IOException("There is no certificate where one should be");
    }
    return all.get(0);
  }

  /** Whether a certificate is one for this machine's key. */
  boolean fits(X509Certificate certificate) throws IOException {
    PublicKey key = certificate.getPublicKey();
    PublicKey own = pair(Files.readString(files.key())).getPublic();
    return key instanceof ECPublicKey && own instanceof ECPublicKey
        ? ((ECPublicKey) key).getW().equals(((ECPublicKey) own).getW())
        : key.equals(own);
  }

  /**
   * Returns what connections are made with: servers are held against the authority and its lists.
   *
   * @param own whether this machine says who it is
   */
  SSLContext context(boolean own) throws IOException {
    try {
      List<X509Certificate> authority = certificates(Files.readString(files.authority()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own ? keys().getKeyManagers() : null, trust(authority).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificates cannot be used: " + e.getMessage(), e);
    }
  }

  private KeyManagerFactory keys() throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    Certificate[] chain =
        certificates(Files.readString(files.certificate())).toArray(new Certificate[0]);
    PrivateKey key = pair(Files.readString(files.key())).getPrivate();
    store.setKeyEntry("own", key, new char[0], chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory;
  }

  private TrustManagerFactory trust(List<X509Certificate> authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    int number = 0;
    for (X509Certificate certificate : authority) {
      store.setCertificateEntry("ca" + number++, certificate);
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
    CertStore lists = lists();
    parameters.setRevocationEnabled(lists != null);
    if (lists != null) {
      parameters.addCertStore(lists);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory;
  }

  private @Nullable CertStore lists() throws IOException, GeneralSecurityException {
    Path file = files.revocations();
    if (!Files.exists(file)) {
      return null;
    }
    var all =
        CertificateFactory.getInstance("X.509")
            .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(file)));
    return CertStore.getInstance("Collection", new CollectionCertStoreParameters(all));
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
