package plumb.compiler.eyaml;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a key pair: a private key and a certificate signed by it, in PEM files. */
public final class KeyPairFiles {
  private static final Duration LIFETIME = Duration.ofDays(50 * 365);
  private static final int SERIAL_BITS = 63;

  private KeyPairFiles() {}

  /**
   * Writes a new pair and its directories; only the owner may read the private key's file.
   *
   * @param subject the certificate's name, as {@code /CN=eyaml/O=Example}; {@code /} is the empty
   *     one
   * @param bits size of the RSA key
   * @throws EyamlException when one of the files is there, or the subject or the size is wrong
   */
  public static void create(Path privateKey, Path publicKey, String subject, int bits)
      throws IOException {
    for (Path file : new Path[] {privateKey, publicKey}) {
      if (Files.exists(file)) {
        throw new EyamlException(file + " exists already; keys are never overwritten");
      }
    }
    X500Name name = name(subject);
    KeyPair pair = generate(bits);
    write(privateKey, pem(pair.getPrivate()), "rw-------");
    write(publicKey, pem(certificate(name, pair)), "rw-r--r--");
  }

  private static KeyPair generate(int bits) {
    if (bits < 2048 || bits > 16384) {
      throw new EyamlException("a key has between 2048 and 16384 bits, not " + bits);
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new EyamlException("no key can be made: " + e.getMessage());
    }
  }

  private static X500Name name(String subject) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    for (String part : subject.split("/", -1)) {
      int equals = part.indexOf('=');
      if (part.isEmpty()) {
        continue;
      }
      try {
        builder.addRDN(
            BCStyle.INSTANCE.attrNameToOID(part.substring(0, Math.max(0, equals))),
            part.substring(equals + 1));
      } catch (IllegalArgumentException e) {
        throw new EyamlException("the subject " + subject + " is none, expected as /CN=eyaml");
      }
    }
    return builder.build();
  }

  private static X509CertificateHolder certificate(X500Name name, KeyPair pair) throws IOException {
    Instant now = Instant.now();
    try {
      return new X509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
              Date.from(now),
              Date.from(now.plus(LIFETIME)),
              name,
              SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new EyamlException("no certificate can be made: " + e.getMessage());
    }
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  /** Writes a new file that has its permissions from the start. */
  private static void write(Path file, String text, String permissions) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    FileAttribute<?> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }
}
