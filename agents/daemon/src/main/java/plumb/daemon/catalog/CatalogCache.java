package plumb.daemon.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;

/** The last catalog that its source gave; it holds secrets, so only the agent may read it. */
public final class CatalogCache {
  private final Path file;

  public CatalogCache(Path file) {
    this.file = file;
  }

  /** Keeps a catalog in place of the last one; a crash leaves one of the two. */
  public void keep(Catalog catalog) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    CatalogJson.write(catalog, text, true);
    AtomicFile.write(file, text.toByteArray());
  }

  /**
   * Returns the last catalog, or null when none was kept.
   *
   * @throws CatalogException if it can't be read
   */
  public @Nullable Catalog last() throws CatalogException {
    return Files.exists(file) ? CatalogFile.read(file) : null;
  }
}
