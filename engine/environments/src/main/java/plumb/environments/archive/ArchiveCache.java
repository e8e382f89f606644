package plumb.environments.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;

/** Archives that were downloaded, by their SHA-256 sums. Thread-safe. */
public final class ArchiveCache {
  private static final long MAX_BYTES = 512L << 20;
  private static final int BUFFER = 1 << 16;

  private final Path directory;

  public ArchiveCache(Path directory) {
    this.directory = directory;
  }

  /**
   * The sum of what a location has, as far as that is known without asking: the sum that it had
   * when it was downloaded. Archives do not change; a Puppetfile that gives no sum says so.
   */
  public @Nullable String known(String location) {
    try {
      String sum = Files.readString(note(location)).strip();
      return Files.exists(file(sum)) ? sum : null;
    } catch (IOException none) {
      return null;
    }
  }

  /**
   * The archive with a sum, downloaded if it is not here or not whole.
   *
   * @param sum what it must hash to
   */
  public Path get(String location, String sum, Download download) throws IOException {
    Path file = file(sum);
    if (!Files.exists(file) || !sum.equals(sumOf(file))) {
      String unused = fetch(location, sum, download);
    }
    return file;
  }

  /**
   * Downloads an archive.
   *
   * @param expected what it must hash to; null when nobody says
   * @return what it hashes to
   * @throws EnvironmentException when it cannot be had, or hashes to something else
   */
  public String fetch(String location, @Nullable String expected, Download download)
      throws IOException {
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "download", ".tmp");
    try {
      String sum = download.get(location, in -> copy(in, temporary, location));
      if (sum == null) {
        throw new EnvironmentException("DOWNLOAD_FAILED", location + " does not exist");
      }
      if (expected != null && !expected.equalsIgnoreCase(sum)) {
        throw new EnvironmentException(
            "WRONG_CHECKSUM",
            location + " has the SHA-256 sum " + sum + " instead of " + expected,
            "somebody replaced the archive, or the Puppetfile's sum is wrong");
      }
      Files.move(temporary, file(sum), StandardCopyOption.ATOMIC_MOVE);
      Path note = Files.writeString(Files.createTempFile(directory, "note", ".tmp"), sum + "\n");
      Files.move(note, note(location), StandardCopyOption.ATOMIC_MOVE);
      return sum;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String copy(InputStream in, Path to, String location) throws IOException {
    MessageDigest digest = sha256();
    long total = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > MAX_BYTES) {
          throw new EnvironmentException(
              "HOSTILE_ARCHIVE", location + " is larger than " + (MAX_BYTES >> 20) + " MB");
        }
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String sumOf(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path file(String sum) {
    return directory.resolve(sum + ".tar.gz");
  }

  private Path note(String location) {
    byte[] hash = sha256().digest(location.getBytes(StandardCharsets.UTF_8));
    return directory.resolve(Objects.requireNonNull(HexFormat.of().formatHex(hash)) + ".sum");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
