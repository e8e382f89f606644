package plumb.server.git.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a client sends as it pushes (gitprotocol-pack): lines, whose lengths stand before them, and
 * then a pack, which is looked at before it gets any further. One thread.
 */
final class GuardedInput extends FilterInputStream {
  private static final int LENGTH_BYTES = 4;
  private static final int PACK =
      ('P' & 0xff) << 24 | ('A' & 0xff) << 16 | ('C' & 0xff) << 8 | 'K' & 0xff;
  private static final byte[] SIGNATURE = "PACK".getBytes(StandardCharsets.US_ASCII);
  private static final int HEX = 16;

  private final PackScan scan;
  private boolean isPack;
  private int prefix;
  private int prefixBytes;
  private int skipped;

  GuardedInput(InputStream input, PackScan scan) {
    super(input);
    this.scan = scan;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    for (int i = from; i < from + read; i++) {
      if (isPack) {
        scan.take(bytes, i, from + read - i);
        break;
      }
      line(bytes[i]);
    }
    return read;
  }

  private void line(byte one) throws PackRefusedException {
    if (skipped > 0) {
      skipped--;
      return;
    }
    prefix = prefix << 8 | one & 0xff;
    if (++prefixBytes < LENGTH_BYTES) {
      return;
    }
    prefixBytes = 0;
    if (prefix == PACK) {
      isPack = true;
      scan.take(SIGNATURE, 0, SIGNATURE.length);
      return;
    }
    int length = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
      // What is no digit is refused by who reads the line.
      length = length * HEX + Math.max(0, Character.digit(prefix >> shift & 0xff, HEX));
    }
    skipped = Math.max(0, length - LENGTH_BYTES);
  }

  /** By reading, so that everything is seen. */
  @Override
  public long skip(long count) throws IOException {
    byte[] skipping = new byte[(int) Math.min(Math.max(0, count), 8192)];
    return Math.max(0, read(skipping, 0, skipping.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
