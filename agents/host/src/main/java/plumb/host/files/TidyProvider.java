package plumb.host.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Level;
import plumb.agent.provider.PassiveProvider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/**
 * Removes files by age, size and name ({@code tidy}), by a file resource for each. A link is a file
 * like others: nothing behind it is looked at.
 */
public final class TidyProvider implements PassiveProvider<DesiredTidy> {
  private static final int MANY = 1000;

  private final ProviderContext context;
  private final Map<Path, Path> places = new HashMap<>();

  /** Opens the provider for one run. */
  public TidyProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public @Nullable String name(DesiredTidy desired) {
    return null;
  }

  @Override
  public DesiredTidy desire(Declaration declaration) {
    return TidyDeclaration.read(declaration);
  }

  /** What lies in a directory goes before it. */
  @Override
  public List<Generated> generate(DesiredTidy desired, ResourceLog log)
      throws ProviderException, IOException {
    List<Path> files = new ArrayList<>();
    collect(desired.path(), desired.depth(), files, desired, log);
    if (desired.most() == 0 && files.size() > MANY) {
      log.warning("The directory '" + desired.path() + "' contains " + files.size() + " entries");
    }
    List<Generated> removals = new ArrayList<>();
    files.sort(Comparator.<Path>naturalOrder().reversed());
    for (Path file : files) {
      if (isToGo(file, desired, log)) {
        if (!file.equals(desired.path())) {
          places.put(file, desired.path());
        }
        removals.add(new Generated("File", file.toString(), desired.removal()));
      }
    }
    if (!removals.isEmpty()) {
      log.log(Level.NOTICE, "Tidying " + removals.size() + " files");
    }
    return removals;
  }

  /** Returns below what a file was found that is to go; null when it is none of those. */
  @Nullable Path placeOf(Path file) {
    return places.get(file);
  }

  private static void collect(
      Path path, int depth, List<Path> files, DesiredTidy desired, ResourceLog log)
      throws ProviderException, IOException {
    files.add(path);
    if (desired.most() > 0 && files.size() > desired.most()) {
      throw new ProviderException(
          "The directory '"
              + desired.path()
              + "' contains more than "
              + desired.most()
              + " entries, which is over the limit of max_files");
    }
    if (depth == 0 || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        collect(entry, depth - 1, files, desired, log);
      }
    } catch (AccessDeniedException e) {
      log.warning("Could not look into " + path + "; permission denied");
    } catch (NoSuchFileException | NotDirectoryException e) {
      log.debug(path + " has gone meanwhile");
    }
  }

  private boolean isToGo(Path file, DesiredTidy desired, ResourceLog log) throws IOException {
    FileStat stat = FileStat.of(file, false);
    boolean candidate =
        stat != null
            && !context.catalog().has("File", file.toString())
            && (stat.kind() != FileKind.DIRECTORY || desired.directories())
            && matches(file, desired.patterns());
    if (!candidate) {
      return false;
    }
    Long age = desired.age();
    Long size = desired.size();
    return (age == null && size == null)
        || (age != null && ageOf(file, desired.time()) >= age)
        || (size != null && Objects.requireNonNull(stat).size() >= size);
  }

  private static boolean matches(Path file, @Nullable List<String> patterns) {
    Path name = file.getFileName();
    return patterns == null
        || (name != null
            && patterns.stream()
                .anyMatch(pattern -> NamePattern.matches(pattern, name.toString(), true)));
  }

  /** Returns the seconds since a file was read, written or changed. */
  private static long ageOf(Path file, String time) throws IOException {
    String attribute =
        switch (time) {
          case "mtime" -> "lastModifiedTime";
          case "ctime" -> "ctime";
          default -> "lastAccessTime";
        };
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    FileTime since = (FileTime) Objects.requireNonNull(attributes.get(attribute));
    return System.currentTimeMillis() / 1000 - Math.floorDiv(since.toMillis(), 1000);
  }
}
