package plumb.compiler.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import plumb.values.BundledFile;

/**
 * Which build this is: checksums of sources, which the build leaves beside this class. What another
 * build kept may mean something else.
 */
public final class BuildVersion {
  private BuildVersion() {}

  /**
   * That of the sources which decide what programs mean: grammar, lexer, lowering and program
   * nodes. Null when the build has left none, and nothing can be kept.
   */
  public static @Nullable String ofPrograms() {
    return read("program-version");
  }

  /** That of all sources which decide what a catalog is; null as above. */
  public static @Nullable String ofCompiler() {
    return read("compiler-version");
  }

  private static @Nullable String read(String name) {
    try {
      byte[] bytes = BundledFile.read(BuildVersion.class, name);
      if (bytes == null) {
        return null;
      }
      String version = new String(bytes, StandardCharsets.US_ASCII).strip();
      return version.isEmpty() ? null : version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
