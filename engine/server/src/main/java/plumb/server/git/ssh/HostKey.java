package plumb.server.git.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Objects;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** The key by which clients know the SSH server again, in OpenSSH's format. */
final class HostKey {
  private HostKey() {}

  /**
   * Reads it; makes it when there is none.
   *
   * @throws IOException when it cannot be read or made, or others than its owner may read it
   */
  static KeyPair in(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      var permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
        throw new IOException(
            file
                + " holds the SSH server's key, and others than its owner may use it: "
                + PosixFilePermissions.toString(permissions));
      }
      for (KeyPair pair : new FileKeyPairProvider(file).loadKeys(null)) {
        return pair;
      }
      throw new IOException(file + " holds no key");
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no key that can be used: " + e.getMessage(), e);
    }
  }

  private static void make(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Path whole =
        Files.createTempFile(
            Objects.requireNonNull(file.toAbsolutePath().getParent()),
            ".hostkey",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (OutputStream out = Files.newOutputStream(whole)) {
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "plumb", null, out);
      }
      // A link, unlike a move, leaves the key of a server that was faster.
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException another) {
      // Its key is the one.
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
