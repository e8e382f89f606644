package plumb.server.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import plumb.server.authority.Authority;

/**
 * Takes the certificates of clients that the authority has signed and not revoked. What it revokes
 * holds for the next handshake. Thread-safe.
 */
public final class ClientTrust extends X509ExtendedTrustManager {
  private final Authority authority;
  private final X509Certificate issuer;
  private final PKIXParameters parameters;

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
    if (authority.revocations().has(certificate)) {
      // The cause chooses the alert, which is all that the client gets to know.
      throw new CertificateException(
          "this certificate was revoked",
          new CertPathValidatorException("revoked", null, null, -1, BasicReason.REVOKED));
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
