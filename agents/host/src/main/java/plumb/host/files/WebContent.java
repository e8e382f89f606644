package plumb.host.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import plumb.host.web.WebAddress;
import plumb.host.web.WebClient;

/**
 * A file as it comes from a web server, unpacked where the server packs it unasked (RFC 9110, 8.4).
 * What fails names the address. For one thread.
 */
final class WebContent extends FilterInputStream {
  private final WebAddress address;
  private long count;

  WebContent(WebAddress address, WebClient.Answer answer) throws IOException {
    super(unpacked(address, answer));
    this.address = address;
  }

  private static InputStream unpacked(WebAddress address, WebClient.Answer answer)
      throws IOException {
    String coding = answer.header("Content-Encoding");
    try {
      return switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
        case "", "identity" -> answer.body();
        case "gzip", "x-gzip" -> new GZIPInputStream(answer.body());
        case "deflate" -> new InflaterInputStream(answer.body());
        default -> throw new IOException("the server packs it in a way unknown here, " + coding);
      };
    } catch (IOException e) {
      answer.close();
      throw new IOException("Could not read " + address + ": " + e.getMessage(), e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int got = in.read(bytes, offset, length);
      count += Math.max(got, 0);
      return got;
    } catch (IOException e) {
      throw new IOException(
          "Could not read " + address + ": it ended after " + count + " bytes, " + e.getMessage(),
          e);
    }
  }
}
