package plumb.compiler.unitcache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which programs this build makes: a checksum of the sources of grammar, lexer, lowering and
 * program nodes, which the build leaves beside this class. Programs of other builds may mean
 * something else.
 */
final class ProgramVersion {
  private ProgramVersion() {}

  /** The version; null when the build has left none, and nothing can be kept. */
  static @Nullable String ofBuild() {
    try (InputStream in = ProgramVersion.class.getResourceAsStream("program-version")) {
      if (in == null) {
        return null;
      }
      String version = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return version.isEmpty() ? null : version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
