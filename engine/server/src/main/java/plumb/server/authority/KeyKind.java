package plumb.server.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that the authority makes for itself and for servers. */
public enum KeyKind {
  /** The curve P-256: handshakes are an order of magnitude cheaper than with RSA. */
  EC,
  /** RSA of 4096 bits, as Puppet's own authority has. */
  RSA;

  private static final int LEAST_RSA_BITS = 2048;

  /** Larger ones serve nobody but those who want to keep a server busy. */
  private static final int MOST_RSA_BITS = 8192;

  private static final int LEAST_EC_BITS = 256;

  KeyPair generate() {
    try {
      if (this == RSA) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(4096);
        return generator.generateKeyPair();
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether two keys are a pair: what one signs, the other one verifies. */
  public static boolean fit(PublicKey key, PrivateKey secret) {
    byte[] text = {1, 2, 3};
    try {
      Signature signer = Signature.getInstance(signature(secret));
      signer.initSign(secret);
      signer.update(text);
      Signature verifier = Signature.getInstance(signature(secret));
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The signature that goes with a key. */
  static String signature(PrivateKey key) {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** Whether a key is strong enough to be signed, and one that a node would have. */
  static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= LEAST_RSA_BITS
          && bits <= MOST_RSA_BITS
          && rsa.getPublicExponent().compareTo(BigInteger.ONE) > 0
          && rsa.getPublicExponent().testBit(0);
    }
    return key instanceof ECPublicKey ec
        && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
  }
}
