package plumb.cli.lint;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths as services want them: below the root of what they know, wherever the run started. */
final class ReportPaths {
  private final Path root;

  /**
   * @param root the directory that paths are to be relative to; null for the working directory
   */
  ReportPaths(@Nullable String root) {
    this.root = Path.of(root == null ? "" : root).toAbsolutePath().normalize();
  }

  /** A file's path below the root; of one elsewhere, its whole path. */
  String of(String path) {
    Path whole = Path.of(path).toAbsolutePath().normalize();
    return (whole.startsWith(root) ? root.relativize(whole) : whole).toString();
  }

  /** The same as a reference that an URI of the root resolves. */
  String reference(String path) {
    String below = of(path);
    return below.startsWith("/") ? "file://" + encoded(below) : encoded("/" + below).substring(1);
  }

  /** The root as an URI, with the slash that ends a directory's. */
  String rootUri() {
    String path = encoded(root.toString());
    return "file://" + (path.endsWith("/") ? path : path + "/");
  }

  /** A colon in a first segment would end the scheme of an URI. */
  private static String encoded(String absolute) {
    try {
      return new URI(null, null, absolute, null).toASCIIString().replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
