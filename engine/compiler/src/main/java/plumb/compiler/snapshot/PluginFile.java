package plumb.compiler.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file or directory of a {@link PluginTree}.
 *
 * @param path relative to the tree, with slashes, such as {@code puppet/type/thing.rb}
 * @param file where it is
 * @param directory whether it is a directory
 * @param mode its permissions, such as {@code 0755}
 */
public record PluginFile(String path, Path file, boolean directory, int mode) {

  static PluginFile of(String path, Path file) throws IOException {
    return new PluginFile(
        path, file, Files.isDirectory(file), mode(Files.getPosixFilePermissions(file)));
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    // Owner, group, others; in each read, write, execute: as the bits of a mode.
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
    }
    return mode;
  }

  /**
   * The SHA-256 digest of the content, in hexadecimal digits. Reads the file at each call.
   *
   * @throws IOException when it cannot be read, as when it is a directory
   */
  public String digest() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      long unused = digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
