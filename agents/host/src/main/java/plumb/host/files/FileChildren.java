package plumb.host.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Child;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.files.FileDesired.Ensure;
import plumb.host.files.FileDesired.Recursion;
import plumb.host.web.WebAddress;

/** Finds the files that come with a recursively managed directory: its own and its source's. */
final class FileChildren {
  private static final int SOFT_LIMIT = 1000;

  private final ProviderContext context;
  private final Places places;
  private final FileDesired parent;
  private final Recursion recursion;
  private final ResourceLog log;
  private final Map<Path, FileDesired> children = new TreeMap<>();

  private FileChildren(
      ProviderContext context,
      Places places,
      FileDesired parent,
      Recursion recursion,
      ResourceLog log) {
    this.context = context;
    this.places = places;
    this.parent = parent;
    this.recursion = recursion;
    this.log = log;
  }

  static List<Child<FileDesired>> of(
      ProviderContext context, Places places, FileDesired parent, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Recursion recursion = parent.recursion();
    if (recursion == null || parent.ensure() == Ensure.ABSENT) {
      return List.of();
    }
    return new FileChildren(context, places, parent, recursion, log).find();
  }

  private List<Child<FileDesired>> find()
      throws ProviderException, IOException, InterruptedException {
    if (recursion.local()) {
      addLocal();
    }
    if (parent.linkTarget() != null) {
      addLinks(parent.linkTarget());
    } else if (!parent.sources().isEmpty()) {
      addSources();
    }
    return withoutOthers();
  }

  private FileSource.Query query() {
    return new FileSource.Query(
        parent.copying().followLinks(), recursion.depth(), recursion.ignore());
  }

  private void addLocal() throws ProviderException, IOException, InterruptedException {
    if (!places.at(parent, this::isDirectory)) {
      return;
    }
    List<FileSource.Entry> entries = places.in(parent, this::list);
    for (FileSource.Entry entry : limited(entries, parent.path().toString())) {
      Path path = parent.path().resolve(entry.relativePath());
      children.put(path, child(path, recursion.purge() ? Ensure.ABSENT : null, null, null));
    }
  }

  /** Says whether there is a directory, and no link that only leads to one. */
  private boolean isDirectory(HeldPath place) throws ProviderException, IOException {
    FileStat stat =
        place.isMissing() ? null : FileStat.of(place.path(), parent.copying().followLinks());
    return stat != null && stat.kind() == FileKind.DIRECTORY;
  }

  private List<FileSource.Entry> list(HeldPath inside) throws ProviderException, IOException {
    List<FileSource.Entry> entries =
        inside.isMissing()
            ? null
            : DirectoryTree.list(
                inside.path().resolveSibling("."), // the directory, not its descriptor's link
                parent.path().toString(),
                query(),
                (file, relative) -> leave(parent.path() + "/" + relative, relative));
    return Objects.requireNonNullElse(entries, List.of());
  }

  /** Whoever may write into a directory must not keep the rest of it from being managed. */
  private FileSource.@Nullable Entry leave(Object file, String relative) {
    log.warning("Leaving " + file + " alone: its name is not text");
    return null;
  }

  private void addLinks(String target) throws ProviderException, IOException {
    Path root = parent.path().resolveSibling(target);
    List<FileSource.Entry> entries = DirectoryTree.list(root, target, query(), this::leave);
    for (FileSource.Entry entry : limited(entries, target)) {
      Path path = parent.path().resolve(entry.relativePath());
      boolean isDirectory = entry.kind() == FileSource.EntryKind.DIRECTORY;
      children.put(
          path,
          isDirectory
              ? child(path, Ensure.DIRECTORY, null, null)
              : child(path, Ensure.LINK, root.resolve(entry.relativePath()).toString(), null));
    }
  }

  private void addSources() throws ProviderException, IOException, InterruptedException {
    Set<Path> fromSource = new HashSet<>();
    for (String source : parent.sources()) {
      if (WebAddress.isOne(source)) {
        throw new ProviderException(
            "A web server lists no directories: cannot recurse into " + WebAddress.shown(source));
      }
      List<FileSource.Entry> entries = context.files().list(source, query());
      if (entries == null || entries.isEmpty()) {
        continue;
      }
      if (entries.get(0).kind() != FileSource.EntryKind.DIRECTORY) {
        return;
      }
      for (FileSource.Entry entry : limited(entries, source)) {
        Path path = below(entry.relativePath());
        if (fromSource.add(path)) {
          children.put(path, child(path, null, null, entry));
        }
      }
      if (!recursion.allSources()) {
        return;
      }
    }
  }

  /** What a source calls its entries must not lead out of the directory. */
  private Path below(String relative) throws ProviderException {
    Path path = parent.path().resolve(relative).normalize();
    if (path.equals(parent.path()) || !path.startsWith(parent.path())) {
      throw new ProviderException(
          "The source has a file '" + relative + "', which leads elsewhere");
    }
    return path;
  }

  /** Returns the entries below the top, or fails or warns where they are too many. */
  private List<FileSource.Entry> limited(@Nullable List<FileSource.Entry> entries, String place)
      throws ProviderException {
    if (entries == null || entries.isEmpty()) {
      return List.of();
    }
    int size = entries.size() - 1;
    int limit = recursion.mostFiles();
    String message = "The directory '" + place + "' contains " + size + " entries, which exceeds ";
    if (limit > 0 && size > limit) {
      throw new ProviderException(
          message + "the limit of " + limit + " specified by max_files for this resource");
    }
    if (limit == 0 && size > SOFT_LIMIT) {
      log.warning(
          message
              + "the default soft limit "
              + SOFT_LIMIT
              + "; set max_files to allow more, or to -1 for any number");
    }
    return entries.subList(1, entries.size());
  }

  private FileDesired child(
      Path path,
      @Nullable Ensure ensure,
      @Nullable String linkTarget,
      FileSource.@Nullable Entry source) {
    return new FileDesired(
        path,
        parent.path(),
        ensure,
        linkTarget,
        null,
        List.of(),
        source,
        parent.owner(),
        parent.group(),
        parent.mode(),
        parent.copying(),
        null,
        parent.showDiff(),
        parent.secret());
  }

  /** Leaves out what the catalog manages by itself, and everything below that. */
  private List<Child<FileDesired>> withoutOthers() {
    Set<String> others = context.catalog().identities("File");
    // Their files join the catalog when their turn comes, and that may be later.
    Set<String> assembled = context.catalog().identities("Concat_file");
    List<Child<FileDesired>> list = new ArrayList<>(children.size());
    children.forEach(
        (path, desired) -> {
          if (!isManaged(path, others) && !isManaged(path, assembled)) {
            list.add(new Child<>(path.toString(), String.valueOf(path.getParent()), desired));
          }
        });
    return list;
  }

  private boolean isManaged(Path path, Set<String> others) {
    for (Path up = path; up != null && !up.equals(parent.path()); up = up.getParent()) {
      if (others.contains(up.toString())) {
        return true;
      }
    }
    return false;
  }
}
