package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.content.RegularFile;
import plumb.host.files.FileDesired.Ensure;
import plumb.host.files.FileState.Comparison;
import plumb.host.files.FileState.Known;
import plumb.host.files.FileState.Wanted;
import plumb.host.principals.Principals;
import plumb.host.web.WebAddress;

/**
 * Finds out what is at a path. One stat for a file whose content is not managed; contents are read
 * only where their sizes are equal, and named by a checksum only where they differ.
 */
final class FileObserver {
  private static final int BUFFER = 1 << 13;

  /** The form in which the reference shows times of this machine. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final FileSource files;
  private final WebSource web;
  private final Principals principals;
  private @Nullable Found last;

  /** The source of the resource at work, which is not asked twice. */
  private record Found(FileDesired by, FileSource.Entry entry) {}

  FileObserver(FileSource files, WebSource web, Principals principals) {
    this.files = files;
    this.web = web;
    this.principals = principals;
  }

  /**
   * Looks at a file.
   *
   * @param place the resource's path, or one that is held; null when not even a directory is there
   */
  FileState observe(FileDesired desired, @Nullable Path place, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    last = null;
    FileStat stat = place == null ? null : FileStat.of(place, desired.copying().followLinks());
    FileSource.Entry source = source(desired, stat);
    FileState state =
        new FileState(
            stat,
            place != null && stat != null && stat.kind() == FileKind.LINK
                ? Files.readSymbolicLink(place).toString()
                : null,
            source,
            Comparison.SAME,
            owner(desired, stat, source, log),
            group(desired, stat, source));
    return state.with(compare(desired, place, state, Wish.of(desired, state)));
  }

  /** Finds the source, unless the catalog says all about it or nothing is to be there. */
  private FileSource.@Nullable Entry source(FileDesired desired, @Nullable FileStat stat)
      throws ProviderException, IOException, InterruptedException {
    if (desired.source() != null
        || desired.sources().isEmpty()
        || desired.ensure() == Ensure.ABSENT
        || desired.copying().checksumValue() != null) {
      return desired.source();
    }
    FileSource.Entry found = findSource(desired);
    if (found instanceof WebEntry && takesPermissions(desired, stat)) {
      throw new ProviderException(
          "A web server says nothing of owners and permissions; source_permissions has to be"
              + " ignore for "
              + found.source());
    }
    return found;
  }

  /** Finds the first source that exists. */
  FileSource.Entry findSource(FileDesired desired)
      throws ProviderException, IOException, InterruptedException {
    Found known = last;
    if (known != null && known.by == desired) {
      return known.entry;
    }
    for (String one : desired.sources()) {
      FileSource.Entry entry =
          WebAddress.isOne(one)
              ? web.find(one, desired.copying().checksum())
              : files.find(one, desired.copying().followLinks());
      if (entry != null) {
        last = new Found(desired, entry);
        return entry;
      }
    }
    throw new ProviderException(
        "Could not find any of the sources "
            + desired.sources().stream().map(WebAddress::shown).collect(Collectors.joining(", ")));
  }

  private Wanted owner(
      FileDesired desired,
      @Nullable FileStat stat,
      FileSource.@Nullable Entry source,
      ResourceLog log)
      throws IOException, InterruptedException {
    String name = desired.owner();
    if (name == null && takesPermissions(desired, stat) && source != null && source.uid() >= 0) {
      name = Long.toString(source.uid());
    }
    if (name == null) {
      return Wanted.NOT_MANAGED;
    }
    long uid = principals.uid(name);
    if (uid < 0) {
      return new Wanted(
          Known.UNKNOWN, -1, name, stat == null ? "" : principals.userName(stat.uid()));
    }
    if (stat != null && stat.uid() != uid && principals.own() != 0) {
      log.warning("Cannot manage ownership unless running as root");
      return Wanted.NOT_MANAGED;
    }
    return stat == null || stat.uid() == uid
        ? new Wanted(Known.KNOWN, uid, "", "")
        : new Wanted(Known.KNOWN, uid, principals.userName(uid), principals.userName(stat.uid()));
  }

  private Wanted group(
      FileDesired desired, @Nullable FileStat stat, FileSource.@Nullable Entry source)
      throws IOException, InterruptedException {
    String name = desired.group();
    if (name == null && takesPermissions(desired, stat) && source != null && source.gid() >= 0) {
      name = Long.toString(source.gid());
    }
    if (name == null) {
      return Wanted.NOT_MANAGED;
    }
    long gid = principals.gid(name);
    if (gid < 0) {
      return new Wanted(
          Known.UNKNOWN, -1, name, stat == null ? "" : principals.groupName(stat.gid()));
    }
    return stat == null || stat.gid() == gid
        ? new Wanted(Known.KNOWN, gid, "", "")
        : new Wanted(Known.KNOWN, gid, principals.groupName(gid), principals.groupName(stat.gid()));
  }

  static boolean takesPermissions(FileDesired desired, @Nullable FileStat stat) {
    return switch (desired.copying().sourcePermissions()) {
      case IGNORE -> false;
      case USE -> true;
      case USE_WHEN_CREATING -> stat == null;
    };
  }

  private Comparison compare(FileDesired desired, @Nullable Path place, FileState state, Wish wish)
      throws ProviderException, IOException, InterruptedException {
    if (!wish.hasContent(desired)) {
      return Comparison.SAME;
    }
    FileStat stat = state.stat();
    if (wish.changesEnsure()) {
      return new Comparison(true, "", checksum(desired, state.source()));
    }
    if (place == null
        || stat == null
        || stat.kind() != FileKind.FILE
        || !desired.copying().replace()) {
      return Comparison.SAME;
    }
    if (isSame(desired, place, state, stat)) {
      return Comparison.SAME;
    }
    String desiredSum = checksum(desired, state.source());
    String currentSum = checksumOfFile(desired, place, state, stat);
    return currentSum.equals(desiredSum)
        ? Comparison.SAME
        : new Comparison(true, currentSum, desiredSum);
  }

  /** Returns whether the contents are found to be the same without naming them by a checksum. */
  private static boolean isSame(FileDesired desired, Path place, FileState state, FileStat stat)
      throws ProviderException, IOException, InterruptedException {
    ChecksumKind kind = kind(desired, state.source());
    if (desired.copying().checksumValue() != null || kind.isLite()) {
      return false;
    }
    FileSource.Entry source = state.source();
    if (!kind.isDigest()) {
      return source == null || isNewEnough(kind, source, stat);
    }
    Content content = desired.content();
    if (content != null) {
      return content.size() == stat.size() && sameBytes(desired, place, content.open());
    }
    return source != null
        && source.checksum() == null
        && source.size() == stat.size()
        && sameBytes(desired, place, source.open());
  }

  private static boolean isNewEnough(ChecksumKind kind, FileSource.Entry source, FileStat stat) {
    return switch (kind) {
      case MTIME -> stat.modifiedNanos() >= source.modifiedNanos();
      case CTIME -> stat.changedNanos() >= source.changedNanos();
      default -> true;
    };
  }

  private static boolean sameBytes(FileDesired desired, Path place, InputStream wanted)
      throws IOException {
    byte[] one = new byte[BUFFER];
    byte[] other = new byte[BUFFER];
    try (wanted;
        InputStream found = current(desired, place)) {
      int length;
      do {
        length = wanted.readNBytes(one, 0, BUFFER);
        int otherLength = found.readNBytes(other, 0, BUFFER);
        if (!Arrays.equals(one, 0, length, other, 0, otherLength)) {
          return false;
        }
      } while (length > 0);
    }
    return true;
  }

  private static InputStream current(FileDesired desired, Path place) throws IOException {
    return RegularFile.open(place, desired.copying().followLinks());
  }

  /** Returns how the content is compared: a source that gives a checksum chooses the kind. */
  static ChecksumKind kind(FileDesired desired, FileSource.@Nullable Entry source) {
    String given =
        source == null || desired.copying().checksumValue() != null ? null : source.checksum();
    ChecksumKind kind =
        given == null || given.indexOf('}') < 0
            ? null
            : ChecksumKind.labelled(given.substring(1, given.indexOf('}')));
    return kind == null ? desired.copying().checksum() : kind;
  }

  /** Returns {@code {sha256}...} of the wanted content. */
  static String checksum(FileDesired desired, FileSource.@Nullable Entry source)
      throws ProviderException, IOException, InterruptedException {
    ChecksumKind kind = kind(desired, source);
    String value = desired.copying().checksumValue();
    if (value != null) {
      return "{" + kind.label() + "}" + value;
    }
    Content content = desired.content();
    if (content != null) {
      return content.checksum(kind);
    }
    FileSource.Entry entry = Objects.requireNonNull(source);
    if (entry.checksum() != null) {
      return entry.checksum();
    }
    if (!kind.isDigest()) {
      return time(kind, entry.modifiedNanos(), entry.changedNanos());
    }
    try (InputStream in = entry.open()) {
      return kind.of(in);
    }
  }

  private static String checksumOfFile(
      FileDesired desired, Path place, FileState state, FileStat stat) throws IOException {
    ChecksumKind kind = kind(desired, state.source());
    if (!kind.isDigest()) {
      return time(kind, stat.modifiedNanos(), stat.changedNanos());
    }
    try (InputStream in = current(desired, place)) {
      return kind.of(in);
    }
  }

  private static String time(ChecksumKind kind, long modifiedNanos, long changedNanos) {
    long nanos = kind == ChecksumKind.CTIME ? changedNanos : modifiedNanos;
    return "{" + kind.label() + "}" + time(Instant.ofEpochSecond(0, nanos));
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }
}
