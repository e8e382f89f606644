package plumb.compiler.velocity;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Snapshot;

/**
 * Finds templates below the {@code templates} directories of modules, and nothing else. A snapshot
 * does not change, so what was read stays valid.
 */
final class ModuleTemplates extends ResourceLoader {
  private final Snapshot snapshot;
  private final Function<String, @Nullable Path> files;

  ModuleTemplates(Snapshot snapshot, Function<String, @Nullable Path> files) {
    this.snapshot = snapshot;
    this.files = files;
  }

  @Override
  public void init(ExtProperties configuration) {}

  @Override
  public Reader getResourceReader(String name, String encoding) {
    Path file = isInside(name) ? files.apply(name) : null;
    try {
      String text = file == null ? null : snapshot.read(file);
      if (text != null) {
        return new StringReader(text);
      }
    } catch (IOException e) {
      throw new ResourceNotFoundException("Could not read template '" + name + "'", e);
    }
    throw new ResourceNotFoundException("Could not find template '" + name + "'");
  }

  private static boolean isInside(String name) {
    return !name.startsWith("/") && !Arrays.asList(name.split("/", -1)).contains("..");
  }

  @Override
  public boolean isSourceModified(Resource resource) {
    return false;
  }

  @Override
  public long getLastModified(Resource resource) {
    return 0;
  }
}
