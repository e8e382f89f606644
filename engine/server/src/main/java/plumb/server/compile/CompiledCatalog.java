package plumb.server.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import plumb.compiler.evaluation.CompileLog;

/**
 * A catalog as it is sent. Immutable.
 *
 * @param gzip JSON, compressed (RFC 1952)
 * @param digest of what the store keeps of it
 * @param log what its compile said
 */
public record CompiledCatalog(byte[] gzip, String digest, List<CompileLog.Entry> log) {

  static CompiledCatalog of(byte[] json, String digest, List<CompileLog.Entry> log)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 6 + 64);
    try (GZIPOutputStream out = new FastGzip(packed)) {
      out.write(json);
    }
    return new CompiledCatalog(packed.toByteArray(), digest, log);
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 13);
      def.setLevel(java.util.zip.Deflater.BEST_SPEED);
    }
  }

  /** The JSON. */
  public byte[] json() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
