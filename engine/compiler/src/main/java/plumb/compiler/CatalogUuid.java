package plumb.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Random UUIDs (RFC 9562, version 4), without the start of Java's security providers. */
final class CatalogUuid {
  private static final Path RANDOM = Path.of("/dev/urandom");
  private static final int BYTES = 16;

  private CatalogUuid() {}

  static String next() {
    byte[] random;
    try (InputStream in = Files.newInputStream(RANDOM)) {
      random = in.readNBytes(BYTES);
    } catch (IOException e) {
      return UUID.randomUUID().toString();
    }
    if (random.length < BYTES) {
      return UUID.randomUUID().toString();
    }
    ByteBuffer bits = ByteBuffer.wrap(random);
    long high = bits.getLong() & ~0xF000L | 0x4000L;
    long low = bits.getLong() & ~(0b11L << 62) | 0b10L << 62;
    return new UUID(high, low).toString();
  }
}
