package plumb.compiler.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a batch as they are read, one at a time, so that a batch may be of any length. Safe
 * for use by many threads.
 */
public final class BatchLines {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int end;
  private int number;
  private long turn;
  private long bytes;
  private boolean stopped;

  /**
   * A line's text as it stands in the file, which need not be valid.
   *
   * @param turn how many lines were handed out before this one
   */
  public record Line(long turn, int number, byte[] text) {}

  public BatchLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank; null when there is none, or no more are wanted. */
  public synchronized @Nullable Line next() throws IOException {
    while (!stopped) {
      byte[] text = read();
      if (text == null) {
        return null;
      }
      number++;
      if (!isBlank(text)) {
        return new Line(turn++, number, text);
      }
    }
    return null;
  }

  /** How many bytes of the batch were read. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Gives nobody another line. */
  public synchronized void stop() {
    stopped = true;
  }

  private byte @Nullable [] read() throws IOException {
    ByteArrayOutputStream line = null;
    while (position < end || fill()) {
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      if (position < end && line == null) {
        position++;
        bytes += position - start;
        return Arrays.copyOfRange(buffer, start, position - 1);
      }
      line = line == null ? new ByteArrayOutputStream(4096) : line;
      line.write(buffer, start, position - start);
      if (position < end) {
        position++;
        break;
      }
    }
    if (line == null) {
      return null;
    }
    bytes += line.size() + 1;
    return line.toByteArray();
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private static boolean isBlank(byte[] text) {
    for (byte b : text) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
