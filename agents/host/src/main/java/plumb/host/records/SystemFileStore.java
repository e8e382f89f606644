package plumb.host.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.content.Leftovers;
import plumb.host.content.RegularFile;

/**
 * Files of the system, in directories that only its administrators can change. A reader finds the
 * old content or the new one; owner, permissions and extended attributes stay, and a link goes on
 * pointing to the file. What the first write of a run replaces is kept in the file bucket.
 */
public final class SystemFileStore implements FileStore {
  private static final Set<PosixFilePermission> NEW_FILE =
      PosixFilePermissions.fromString("rw-r--r--");

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Originals originals;
  private final Leftovers leftovers = new Leftovers();
  private long counter = System.nanoTime();

  /** Keeps what a run replaces with {@code originals}. */
  public SystemFileStore(Originals originals) {
    this.originals = originals;
  }

  /** Keeps the content that files had before the run. */
  public interface Originals {
    /** Keeps a file that is about to be replaced. */
    void keep(Path file) throws IOException;
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return RegularFile.read(file);
  }

  @Override
  public void write(Path file, byte[] content)
      throws ProviderException, IOException, InterruptedException {
    boolean exists = Files.exists(file);
    Path real = exists ? file.toRealPath() : file;
    Path directory = real.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new ProviderException("Could not write " + file + ": its directory does not exist");
    }
    if (exists) {
      originals.keep(real);
    }
    leftovers.collect(directory);
    Path temporary = directory.resolve(Leftovers.name(++counter));
    Files.createFile(temporary, PRIVATE);
    try {
      if (exists) {
        copyAttributes(real, temporary);
      } else {
        Files.setPosixFilePermissions(temporary, NEW_FILE);
      }
      fill(temporary, content);
      putInPlace(temporary, real, content);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Java sees no access lists and no security labels, so a program that does copies them. */
  private static void copyAttributes(Path from, Path to)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        Command.of(
                "cp",
                "--attributes-only",
                "--preserve=mode,ownership,xattr",
                "--",
                from.toString(),
                to.toString())
            .run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }

  private static void fill(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A file that is a mount of its own, as in containers, cannot be replaced but written. */
  private static void putInPlace(Path temporary, Path file, byte[] content) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!"Device or resource busy".equals(e.getReason())) {
        throw e;
      }
      fill(file, content);
    }
  }
}
