package plumb.compiler.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a batch as they are read, one at a time, so that a batch may be of any length. Safe
 * for use by many threads.
 */
public final class BatchLines {
  private final InputStream in;
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
    this.in = new BufferedInputStream(in, 1 << 16);
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
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    bytes += line.size() + 1;
    return line.toByteArray();
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
