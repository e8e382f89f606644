package plumb.compiler.unitcache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ByteSink} wrote. Whatever the bytes are, it reads nothing outside of them. */
final class ByteSource {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int lastPosition;
  private final List<String> strings = new ArrayList<>();

  ByteSource(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  boolean atEnd() {
    return at == end;
  }

  int octet() throws DamagedException {
    if (at >= end) {
      throw new DamagedException("too short");
    }
    return bytes[at++] & 0xFF;
  }

  boolean bool() throws DamagedException {
    return octet() != 0;
  }

  long unsigned() throws DamagedException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new DamagedException("number too long");
  }

  long signed() throws DamagedException {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A count of things that take at least one byte each. */
  int count() throws DamagedException {
    long count = unsigned();
    if (count < 0 || count > end - at) {
      throw new DamagedException("count too large");
    }
    return (int) count;
  }

  int integer() throws DamagedException {
    return (int) signed();
  }

  int position() throws DamagedException {
    lastPosition += (int) signed();
    return lastPosition;
  }

  String string() throws DamagedException {
    long number = unsigned();
    if (number > 0 && number <= strings.size()) {
      return strings.get((int) number - 1);
    }
    if (number != 0) {
      throw new DamagedException("unknown string");
    }
    int length = count();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    strings.add(value);
    return value;
  }
}
