package plumb.environments.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One state of an environment, which nothing changes once it is complete.
 *
 * @param root the directory with its files; beside it lie files of its name with what is known of
 *     it
 */
public record Snapshot(Path root) {
  /** What it was made of, as who made it wrote that down. */
  public String record() throws IOException {
    return Files.readString(beside(".json"));
  }

  /** A number over what it was made of: the same wherever the same is deployed. */
  public String identity() throws IOException {
    try {
      byte[] record = record().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(record);
      return HexFormat.of().formatHex(digest, 0, IDENTITY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final int IDENTITY_BYTES = 20;

  /** The paths that came from the control repository. */
  public List<String> ownFiles() throws IOException {
    return read(filesFile());
  }

  Path recordFile() {
    return beside(".json");
  }

  Path filesFile() {
    return beside(".files");
  }

  Path directoriesFile() {
    return beside(".directories");
  }

  /** Who reads the snapshot holds a lock of this file, which nobody else opens. */
  Path leaseFile() {
    return beside(".lease");
  }

  private Path beside(String suffix) {
    return root.resolveSibling(root.getFileName() + suffix);
  }

  /**
   * Whether its directories hold what they held when it was made: a file that was added, removed or
   * replaced changes the time of its directory. {@link ObjectStore#isDamaged} tells of files that
   * were written into.
   */
  public boolean isUntouched() throws IOException {
    try {
      for (String line : read(directoriesFile())) {
        int blank = line.indexOf(' ');
        Path directory = root.resolve(line.substring(blank + 1));
        if (!line.substring(0, blank).equals(time(directory))) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Writes down which paths came from the control repository. */
  void rememberOwn(List<String> paths) throws IOException {
    write(filesFile(), paths);
  }

  /** Writes down how its directories are now. */
  void remember(List<String> directories) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String directory : directories) {
      lines.add(time(root.resolve(directory)) + " " + directory);
    }
    write(directoriesFile(), lines);
  }

  /** A line ends where no path can: with a zero. */
  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\0", lines));
  }

  private static List<String> read(Path file) throws IOException {
    return List.of(Files.readString(file).split("\0", -1));
  }

  /** Exact, because a clock of files may stand still for some milliseconds. */
  private static String time(Path directory) throws IOException {
    return Long.toString(
        Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS));
  }
}
