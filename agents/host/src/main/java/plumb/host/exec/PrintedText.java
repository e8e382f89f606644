package plumb.host.exec;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a program prints: its first and last 512 KiB are kept, however much it is. It goes to a
 * file, to which the program appends, so that the file can be emptied meanwhile and fills no disk;
 * what is printed in that moment is not counted. For one thread.
 */
final class PrintedText implements Closeable {
  /** What the file may come to between two calls of {@link #trim}. */
  static final long MOST_ON_DISK = 32L << 20;

  private static final int HALF = 1 << 19;

  private final Path file;
  private byte[] head = new byte[0];
  private byte[] tail = new byte[0];
  private long gone;

  PrintedText() throws IOException {
    file = Files.createTempFile("plumb-exec", ".out");
  }

  Redirect redirect() {
    return Redirect.appendTo(file.toFile());
  }

  /** Empties the file when it is large; to be called now and then while the program runs. */
  void trim() throws IOException {
    if (Files.size(file) <= MOST_ON_DISK) {
      return;
    }
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      long size = open.length();
      if (gone == 0) {
        head = read(open, 0, HALF);
      }
      tail = read(open, size - HALF, HALF);
      open.setLength(0);
      gone += size;
    }
  }

  /** Returns what was printed; a line says how much of it is left out. */
  String text() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long size = open.length();
      long all = gone + size;
      if (all <= 2 * HALF) {
        return text(read(open, 0, (int) size));
      }
      byte[] first = gone == 0 ? read(open, 0, HALF) : head;
      byte[] last = read(open, Math.max(0, size - HALF), (int) Math.min(size, HALF));
      return shortened(first, join(tail, last), all);
    }
  }

  private static byte[] read(RandomAccessFile open, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    open.seek(from);
    open.readFully(bytes);
    return bytes;
  }

  private static byte[] join(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
    both.writeBytes(one);
    both.writeBytes(other);
    byte[] bytes = both.toByteArray();
    return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - HALF), bytes.length);
  }

  /** Whole lines, where there are any. */
  private static String shortened(byte[] first, byte[] last, long all) {
    int end = first.length;
    while (end > 0 && first[end - 1] != '\n') {
      end--;
    }
    int start = 0;
    while (start < last.length && last[start] != '\n') {
      start++;
    }
    byte[] kept = end == 0 ? first : Arrays.copyOf(first, end);
    byte[] rest =
        start >= last.length - 1 ? last : Arrays.copyOfRange(last, start + 1, last.length);
    long left = all - kept.length - rest.length;
    return text(kept)
        + (end == 0 ? "\n" : "")
        + "... "
        + left
        + " bytes left out ...\n"
        + text(rest);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
