package plumb.host.content;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary files and directories of writes, and those that killed runs left behind. Their
 * names tell the process, so that nobody takes away what another run is still writing. Not
 * thread-safe.
 */
public final class Leftovers {
  private static final Pattern NAME = Pattern.compile("\\.plumb-(\\d{1,18})-[0-9a-z]+");

  /** A container's processes have other numbers: what is young may be another's. */
  private static final Duration AGE = Duration.ofMinutes(10);

  private final Set<Object> seen = new HashSet<>();

  /** The name of a temporary file of this process. */
  public static String name(long number) {
    return ".plumb-" + ProcessHandle.current().pid() + "-" + Long.toString(number, 36);
  }

  /** Deletes what dead processes left in a directory; looks once, when something is written. */
  public void collect(Path directory) throws IOException {
    if (!seen.add(Files.getAttribute(directory, "unix:fileKey"))) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ".plumb-*")) {
      for (Path entry : entries) {
        Matcher name = NAME.matcher(entry.getFileName().toString());
        if (name.matches() && !isAlive(Long.parseLong(name.group(1)))) {
          deleteOld(entry);
        }
      }
    }
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).isPresent();
  }

  private static void deleteOld(Path entry) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.lastModifiedTime().toInstant().isAfter(Instant.now().minus(AGE))) {
      return;
    }
    if (attributes.isDirectory()) {
      Trees.delete(entry);
    } else {
      Files.deleteIfExists(entry);
    }
  }
}
