package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.net.ssl.SSLContext;

/** Bytes that are no HTTP, and no TLS. One thread. */
final class Rubbish {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

  private final int port;
  private final SSLContext context;
  private final Random chance;

  Rubbish(int port, SSLContext context, Random chance) {
    this.port = port;
    this.context = context;
    this.chance = chance;
  }

  /** Sends some on a connection of its own; that the server hangs up is what it should do. */
  void send() {
    int kind = chance.nextInt(5);
    try (RawConnection open =
        switch (kind) {
          case 0, 1 -> RawConnection.plain(port);
          case 2, 3 -> RawConnection.open(port, context, "h2");
          default -> RawConnection.open(port, context);
        }) {
      open.send(
          switch (kind) {
            case 0, 4 -> bytes(chance.nextInt(5000));
            case 1 -> with(HELLO, bytes(chance.nextInt(600)));
            default -> with(PREFACE, frames());
          });
    } catch (IOException hungUp) {
      // That is what it should do.
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    return bytes;
  }

  /** Frames of HTTP/2 (RFC 9113, 4.1) with any type, flags and content. */
  private byte[] frames() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = chance.nextInt(20); i >= 0; i--) {
      byte[] content = bytes(chance.nextInt(100));
      int length = chance.nextInt(5) == 0 ? chance.nextInt(1 << 24) : content.length;
      all.write(length >> 16);
      all.write(length >> 8);
      all.write(length);
      all.write(chance.nextInt(11));
      all.write(chance.nextInt(256));
      all.writeBytes(new byte[] {0, 0, 0, (byte) chance.nextInt(6)});
      all.writeBytes(content);
    }
    return all.toByteArray();
  }

  private static byte[] with(byte[] start, byte[] end) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(start);
    all.writeBytes(end);
    return all.toByteArray();
  }
}
