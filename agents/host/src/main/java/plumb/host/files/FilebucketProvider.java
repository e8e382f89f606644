package plumb.host.files;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.PassiveProvider;
import plumb.agent.provider.ProviderContext;
import plumb.host.records.SystemFileStore;

/** Reads file buckets, which files refer to; there is nothing to observe or to change. */
public final class FilebucketProvider implements PassiveProvider<FilebucketProvider.Bucket> {
  private final ProviderContext context;

  /** A directory for old contents of files. */
  public record Bucket(Path directory) {}

  public FilebucketProvider(ProviderContext context) {
    this.context = context;
  }

  /** Returns the bucket that is there without being declared. */
  static Path defaultDirectory(ProviderContext context) {
    return context.stateDirectory().resolve("clientbucket");
  }

  /** Returns what keeps each file, as it was before a run, in the bucket that is always there. */
  public static SystemFileStore.Originals keeper(ProviderContext context) {
    FileBucket bucket = new FileBucket(defaultDirectory(context));
    Set<Path> kept = new HashSet<>();
    return file -> {
      if (kept.add(file)) {
        bucket.keep(file, file);
      }
    };
  }

  @Override
  public @Nullable String name(Bucket desired) {
    return null;
  }

  @Override
  public Bucket desire(Declaration declaration) {
    declaration.value("name");
    declaration.value("server");
    declaration.value("port");
    if (Boolean.FALSE.equals(declaration.value("path"))) {
      declaration.problem("path", "file buckets on a server are not supported");
    }
    String path = Boolean.FALSE.equals(declaration.value("path")) ? null : declaration.path("path");
    return new Bucket(path == null ? defaultDirectory(context) : Path.of(path));
  }
}
