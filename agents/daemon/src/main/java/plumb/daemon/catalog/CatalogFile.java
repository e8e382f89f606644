package plumb.daemon.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.host.files.LocalFileSource;

/** A catalog that somebody has put into a file, as {@code plumb compile} prints it. */
public final class CatalogFile implements CatalogSource {
  private final Path file;
  private final List<Path> modulePath;

  /**
   * Creates a source.
   *
   * @param modulePath directories of modules, for {@code puppet:///modules/...}; the first that has
   *     a module serves it
   */
  public CatalogFile(Path file, List<Path> modulePath) {
    this.file = file;
    this.modulePath = List.copyOf(modulePath);
  }

  @Override
  public Catalog catalog(Map<String, Object> facts) throws CatalogException {
    return read(file);
  }

  /** Reads a catalog; says in words what keeps it from being read. */
  static Catalog read(Path file) throws CatalogException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return CatalogJson.read(in);
    } catch (NoSuchFileException e) {
      throw new CatalogException("There is no catalog at " + file, e);
    } catch (InvalidJsonException e) {
      throw new CatalogException(file + " holds no catalog: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CatalogException("Could not read the catalog " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public FileSource files() {
    return new LocalFileSource(this::module);
  }

  private @Nullable Path module(String name) {
    for (Path directory : modulePath) {
      Path module = directory.resolve(name);
      if (Files.isDirectory(module)) {
        return module;
      }
    }
    return null;
  }
}
