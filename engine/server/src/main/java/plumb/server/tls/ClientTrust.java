package plumb.server.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import plumb.server.authority.Authority;

/**
 * Takes the certificates of clients that the authority has signed and not revoked. What it revokes
 * holds for the next handshake. Thread-safe.
 */
public final class ClientTrust extends X509ExtendedTrustManager {
  private static final int MOST_REMEMBERED = 20_000;

  private final Authority authority;
  private final X509Certificate issuer;
  private final PKIXParameters parameters;

  /** Digests of certificates that the issuer has signed: what was found out once stays so. */
  private final Set<String> signed =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_REMEMBERED;
                }
              }));

  public ClientTrust(Authority authority) {
    this.authority = authority;
    issuer = authority.chain().get(0);
    try {
      parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
      // The authority is here: its own word is newer than any list.
      parameters.setRevocationEnabled(false);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    X509Certificate certificate = chain[0];
    String digest = digest(certificate);
    if (signed.contains(digest)) {
      certificate.checkValidity();
    } else {
      validate(certificate);
      signed.add(digest);
    }
    if (authority.revocations().has(certificate)) {
      // The cause chooses the alert, which is all that the client gets to know.
      throw new CertificateException(
          "this certificate was revoked",
          new CertPathValidatorException("revoked", null, null, -1, BasicReason.REVOKED));
    }
  }

  private void validate(X509Certificate certificate) throws CertificateException {
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      PKIXParameters own = (PKIXParameters) parameters.clone();
      CertPathValidator.getInstance("PKIX").validate(path, own);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("this certificate is not one of this authority", e);
    }
    if (certificate.getBasicConstraints() >= 0) {
      throw new CertificateException("an authority is no client");
    }
  }

  /** Of the whole certificate with its signature. */
  private static String digest(X509Certificate certificate) throws CertificateException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.chain().toArray(new X509Certificate[0]);
  }
}
