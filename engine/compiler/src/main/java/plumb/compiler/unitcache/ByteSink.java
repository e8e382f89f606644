package plumb.compiler.unitcache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers and strings as few bytes: numbers in groups of 7 bits, positions as the distance from the
 * last one, a string that occurred before as its number.
 */
final class ByteSink {
  private byte[] bytes = new byte[4096];
  private int size;
  private int lastPosition;
  private final Map<String, Integer> strings = new HashMap<>();

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void octet(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  void bool(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A number that is rarely negative. */
  void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  void position(int offset) {
    signed(offset - (long) lastPosition);
    lastPosition = offset;
  }

  void string(String value) throws UnencodableException {
    Integer number = strings.putIfAbsent(value, strings.size());
    if (number != null) {
      unsigned(number + 1L);
      return;
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    if (hasSurrogate(value) && !new String(encoded, StandardCharsets.UTF_8).equals(value)) {
      throw new UnencodableException("half a surrogate pair");
    }
    unsigned(0);
    unsigned(encoded.length);
    if (bytes.length - size < encoded.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + encoded.length));
    }
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  private static boolean hasSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
