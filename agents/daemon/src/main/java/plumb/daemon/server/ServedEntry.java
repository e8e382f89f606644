package plumb.daemon.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource.Entry;
import plumb.agent.provider.FileSource.EntryKind;
import plumb.agent.provider.ProviderException;

/** A file that a server has described. */
final class ServedEntry implements Entry {
  private final ServerFiles files;
  private final String source;
  private final Map<?, ?> metadata;

  ServedEntry(ServerFiles files, String source, Map<?, ?> metadata) {
    this.files = files;
    this.source = source;
    this.metadata = metadata;
  }

  /**
   * An entry of a directory.
   *
   * @throws ProviderException when its path would leave the directory
   */
  static ServedEntry below(ServerFiles files, String directory, Map<?, ?> metadata)
      throws ProviderException {
    String relative = String.valueOf(metadata.get("relative_path"));
    if (relative.startsWith("/") || ("/" + relative + "/").contains("/../")) {
      throw new ProviderException("The server describes a path out of " + directory);
    }
    return new ServedEntry(
        files, relative.equals(".") ? directory : directory + "/" + escaped(relative), metadata);
  }

  private static String escaped(String path) {
    return path.replace("%", "%25");
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String relativePath() {
    return metadata.get("relative_path") instanceof String path ? path : ".";
  }

  @Override
  public EntryKind kind() {
    return switch (String.valueOf(metadata.get("type"))) {
      case "file" -> EntryKind.FILE;
      case "directory" -> EntryKind.DIRECTORY;
      case "link" -> EntryKind.LINK;
      default -> EntryKind.OTHER;
    };
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public int mode() {
    return (int) number("mode", 0644);
  }

  @Override
  public long uid() {
    return number("owner", -1);
  }

  @Override
  public long gid() {
    return number("group", -1);
  }

  private long number(String name, long otherwise) {
    return metadata.get(name) instanceof Long number ? number : otherwise;
  }

  @Override
  public @Nullable String linkTarget() {
    return metadata.get("destination") instanceof String target ? target : null;
  }

  @Override
  public long modifiedNanos() {
    return -1;
  }

  @Override
  public long changedNanos() {
    return -1;
  }

  @Override
  public @Nullable String checksum() {
    return metadata.get("checksum") instanceof Map<?, ?> sum
            && sum.get("value") instanceof String value
            && value.startsWith("{sha256}")
        ? value
        : null;
  }

  @Override
  public InputStream open() throws ProviderException, IOException, InterruptedException {
    return files.open(source);
  }
}
