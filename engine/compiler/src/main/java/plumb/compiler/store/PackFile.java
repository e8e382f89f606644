package plumb.compiler.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Many small results in one file that only its owner can read or write. To append one takes a
 * thirtieth of the time that a file of its own would take: that is a tenth of a compile of thousand
 * classes. A record is its length, its checksum, a key of two numbers, and the bytes. Of keys with
 * the same first number the last one is found. Thread-safe.
 *
 * <p>Records are appended whole, also by several processes at once. What a killed process left
 * behind is noticed by a reader a minute later; then the file is begun anew, and so is one that has
 * grown too large. A failure to read or write costs time, nothing else.
 */
public final class PackFile {
  private static final int CHECKSUM_OFFSET = Integer.BYTES;
  private static final int HIGH_OFFSET = CHECKSUM_OFFSET + Integer.BYTES;
  private static final int LOW_OFFSET = HIGH_OFFSET + Long.BYTES;
  private static final int HEADER_BYTES = LOW_OFFSET + Long.BYTES;
  private static final long MOST_BYTES = 256L << 20;
  private static final long MINUTE_MILLIS = 60_000;

  private final Path directory;
  private final Path file;

  /** Where the record of a key's first number begins: the last one, should there be several. */
  private final Map<Long, Integer> records = new HashMap<>();

  private ByteBuffer content = ByteBuffer.allocate(0);
  private boolean opened;
  private boolean sound;
  private boolean writable = true;
  private @Nullable FileChannel out;

  PackFile(Path directory, String name) {
    this.directory = directory;
    this.file = directory.resolve(name);
  }

  /** The bytes stored under a key when this was first read; null if there are none. */
  public synchronized byte @Nullable [] load(long high, long low) {
    open();
    Integer at = records.get(high);
    if (at == null || content.getLong(at + LOW_OFFSET) != low) {
      return null;
    }
    byte[] bytes = new byte[content.getInt(at)];
    content.get(at + HEADER_BYTES, bytes);
    boolean intact = checksum(high, low, bytes) == content.getInt(at + CHECKSUM_OFFSET);
    sound &= intact;
    return intact ? bytes : null;
  }

  /** Stores bytes under a key, for later processes. */
  public synchronized void store(long high, long low, byte[] bytes) {
    open();
    if (!writable) {
      return;
    }
    ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + bytes.length);
    record.putInt(bytes.length).putInt(checksum(high, low, bytes)).putLong(high).putLong(low);
    record.put(bytes).flip();
    try {
      int written = out().write(record);
      writable = written == record.limit();
    } catch (IOException e) {
      writable = false;
    }
  }

  private FileChannel out() throws IOException {
    FileChannel known = out;
    if (known != null) {
      return known;
    }
    if (!sound) {
      Files.deleteIfExists(file);
    }
    StoreCleaning.clean(directory);
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    FileChannel channel =
        FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    out = channel;
    return channel;
  }

  private void open() {
    if (opened) {
      return;
    }
    opened = true;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      sound = in.size() <= MOST_BYTES;
      if (sound) {
        MappedByteBuffer mapped = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
        content = mapped;
        sound = index();
        // Another process may be about to write the rest.
        writable = sound || isOld();
        CacheStore.markUsed(file);
      }
    } catch (NoSuchFileException e) {
      sound = true;
    } catch (IOException e) {
      writable = false;
    }
  }

  private boolean isOld() throws IOException {
    return Files.getLastModifiedTime(file).toMillis() < System.currentTimeMillis() - MINUTE_MILLIS;
  }

  /** Finds all records; returns false when the file does not end with one. */
  private boolean index() {
    int at = 0;
    int end = content.limit();
    while (end - at >= HEADER_BYTES) {
      int length = content.getInt(at);
      if (length < 0 || length > end - at - HEADER_BYTES) {
        return false;
      }
      records.put(content.getLong(at + HIGH_OFFSET), at);
      at += HEADER_BYTES + length;
    }
    return at == end;
  }

  private static int checksum(long high, long low, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    checksum.update(bytes, 0, bytes.length);
    return (int) checksum.getValue();
  }
}
