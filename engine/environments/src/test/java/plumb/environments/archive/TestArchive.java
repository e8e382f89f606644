package plumb.environments.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A compressed tar archive with whatever members a test wants. */
public final class TestArchive {
  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  /** Adds a file. */
  public TestArchive file(String name, String text) {
    return member(name, '0', 0644, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file that may be executed. */
  public TestArchive program(String name, String text) {
    return member(name, '0', 0755, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a directory. */
  public TestArchive directory(String name) {
    return member(name + "/", '5', 0755, "", new byte[0]);
  }

  /** Adds a member of any type. */
  public TestArchive member(String name, char type, int mode, String target, byte[] content) {
    header(name, type, mode, target, content.length);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    return this;
  }

  /** Adds a file that says it has so many bytes, and has none. */
  public TestArchive claim(String name, long size) {
    header(name, '0', 0644, "", size);
    return this;
  }

  private void header(String name, char type, int mode, String target, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, String.format("%07o", mode));
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format("%011o", size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, target);
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte b : header) {
      sum += b & 255;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    tar.writeBytes(header);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  /** The archive before it is compressed. */
  public byte[] tar() {
    return tar.toByteArray();
  }

  /** The archive. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      tar.writeTo(out);
      out.write(new byte[1024]);
    }
    return compressed.toByteArray();
  }
}
