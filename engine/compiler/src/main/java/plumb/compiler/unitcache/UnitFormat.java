package plumb.compiler.unitcache;

import java.util.zip.CRC32;
import plumb.compiler.program.Unit;

/**
 * Programs as bytes: about a third of the size of their text. A checksum comes first, so that
 * damage is noticed before anything is made of the bytes. The format has no versions: who stores
 * the bytes keeps those of other builds apart.
 */
final class UnitFormat {
  private static final int CHECKSUM_BYTES = 4;

  private UnitFormat() {}

  static byte[] encode(Unit unit) throws UnencodableException {
    ByteSink out = new ByteSink();
    for (int i = 0; i < CHECKSUM_BYTES; i++) {
      out.octet(0);
    }
    new UnitWriter(out).write(unit);
    byte[] bytes = out.toByteArray();
    int checksum = checksum(bytes, 0);
    for (int i = 0; i < CHECKSUM_BYTES; i++) {
      bytes[i] = (byte) (checksum >>> (8 * i));
    }
    return bytes;
  }

  /** Reads a program that takes all bytes from a place on. */
  static Unit decode(byte[] bytes, int from) throws DamagedException {
    if (bytes.length - from < CHECKSUM_BYTES) {
      throw new DamagedException("too short");
    }
    int expected = 0;
    for (int i = 0; i < CHECKSUM_BYTES; i++) {
      expected |= (bytes[from + i] & 0xFF) << (8 * i);
    }
    if (expected != checksum(bytes, from)) {
      throw new DamagedException("wrong checksum");
    }
    ByteSource in = new ByteSource(bytes, from + CHECKSUM_BYTES, bytes.length);
    Unit unit = new UnitDecoder(in).read();
    if (!in.atEnd()) {
      throw new DamagedException("too long");
    }
    return unit;
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32 checksum = new CRC32();
    int start = from + CHECKSUM_BYTES;
    checksum.update(bytes, start, bytes.length - start);
    return (int) checksum.getValue();
  }
}
