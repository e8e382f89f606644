package plumb.host.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Content that a manifest gives itself. Immutable. */
final class Content {
  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  static Content of(String text) {
    return new Content(text.getBytes(StandardCharsets.UTF_8));
  }

  static Content of(byte[] bytes) {
    return new Content(bytes.clone());
  }

  int size() {
    return bytes.length;
  }

  String checksum(ChecksumKind kind) {
    return kind.of(bytes);
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
