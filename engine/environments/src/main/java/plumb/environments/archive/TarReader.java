package plumb.environments.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;

/**
 * Reads a tar archive of any of the usual forms (ustar, GNU's, pax), one member after the other.
 * Not safe for use by several threads.
 */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 8192;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private @Nullable String longName;
  private long remaining;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** A member; its bytes are read with {@link #content}. */
  record Member(String name, char type, boolean executable, long size) {
    boolean isFile() {
      return type == '0' || type == '\0' || type == '7';
    }

    boolean isDirectory() {
      return type == '5';
    }
  }

  /**
   * The next member, or null at the end.
   *
   * @throws EnvironmentException when this is no tar archive
   */
  @Nullable Member next() throws IOException {
    while (true) {
      in.skipNBytes(remaining);
      remaining = 0;
      if (in.readNBytes(header, 0, BLOCK) < BLOCK || header[0] == 0) {
        return null;
      }
      check();
      long size = number(124, 12);
      char type = (char) header[156];
      remaining = (size + BLOCK - 1) / BLOCK * BLOCK;
      if (type == 'L' || type == 'x') {
        byte[] bytes = small(size);
        longName = type == 'L' ? text(bytes, 0, bytes.length) : paxPath(bytes);
      } else if (type != 'g') {
        String name = longName == null ? name() : longName;
        longName = null;
        return new Member(name, type, (number(100, 8) & 0100) != 0, size);
      }
    }
  }

  /** The bytes of the member that was read last. */
  byte[] content(Member member) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(member.size()));
    if (bytes.length < member.size()) {
      throw new EOFException("the archive ends within " + member.name());
    }
    remaining -= bytes.length;
    return bytes;
  }

  private byte[] small(long size) throws IOException {
    if (size > LONGEST_NAME) {
      throw new EnvironmentException("INVALID_ARCHIVE", "the archive has a name that is too long");
    }
    byte[] bytes = in.readNBytes((int) size);
    remaining -= bytes.length;
    return bytes;
  }

  private void check() {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 255;
    }
    if (sum != number(148, 8)) {
      throw new EnvironmentException("INVALID_ARCHIVE", "this is no tar archive");
    }
  }

  private String name() {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Records are "length key=value" with a line break. */
  private static @Nullable String paxPath(byte[] bytes) {
    String path = null;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      int key = line.indexOf(' ') + 1;
      if (line.startsWith("path=", key)) {
        path = line.substring(key + "path=".length());
      }
    }
    return path;
  }

  /** Octal digits, or a binary number when the first bit is set. */
  private long number(int offset, int length) {
    if ((header[offset] & 128) != 0) {
      throw new EnvironmentException("INVALID_ARCHIVE", "the archive has a file that is too large");
    }
    long value = 0;
    for (char c : text(header, offset, length).strip().toCharArray()) {
      if (c < '0' || c > '7') {
        throw new EnvironmentException("INVALID_ARCHIVE", "this is no tar archive");
      }
      value = value * 8 + c - '0';
    }
    return value;
  }

  private static String text(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }
}
