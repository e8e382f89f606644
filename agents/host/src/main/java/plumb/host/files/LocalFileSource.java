package plumb.host.files;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;

/**
 * Sources on this machine: absolute paths, {@code file:///...}, and the files of modules, {@code
 * puppet:///modules/NAME/...}.
 */
public final class LocalFileSource implements FileSource {
  private static final String MODULES = "modules";

  private final Function<String, @Nullable Path> modules;

  /**
   * Serves files of this machine.
   *
   * @param modules gives the directory of a module by its name; null when there is none
   */
  public LocalFileSource(Function<String, @Nullable Path> modules) {
    this.modules = modules;
  }

  @Override
  public @Nullable Entry find(String source, boolean followLinks)
      throws ProviderException, IOException {
    Path path = locate(source);
    return path == null ? null : LocalEntry.find(path, source, ".", followLinks);
  }

  @Override
  public @Nullable List<Entry> list(String source, Query query)
      throws ProviderException, IOException {
    Path path = locate(source);
    return path == null ? null : DirectoryTree.list(path, source, query, NamelessEntry::new);
  }

  private @Nullable Path locate(String source) throws ProviderException {
    if (source.startsWith("/")) {
      return Path.of(source);
    }
    if (source.startsWith("file:")) {
      String path = source.substring("file:".length());
      return Path.of(decode(path.startsWith("//") ? path.substring(2) : path));
    }
    if (source.startsWith("puppet:///")) {
      return inModule(source, decode(source.substring("puppet:///".length())));
    }
    throw new ProviderException("Cannot get " + source + " without a server");
  }

  private @Nullable Path inModule(String source, String mountAndPath) throws ProviderException {
    String[] parts = mountAndPath.split("/", 3);
    if (!parts[0].equals(MODULES) || parts.length < 2) {
      throw new ProviderException("Cannot find the mount of " + source);
    }
    Path module = modules.apply(parts[1]);
    if (module == null) {
      return null;
    }
    Path files = module.resolve("files");
    Path path = parts.length < 3 ? files : files.resolve(parts[2]).normalize();
    if (!path.startsWith(files)) {
      throw new ProviderException(source + " leads out of its module");
    }
    return path;
  }

  private static String decode(String text) {
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
