package plumb.server.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input;

/**
 * What compiles of an environment read beyond its own directories, such as data that several
 * environments share. Thread-safe.
 */
final class OutsideFiles {
  /** A file that was changed while it was read; it never looks the same. */
  private static final String UNSURE = "?";

  private static final String NONE = "-";

  /** Clocks of file systems stand still for some milliseconds. */
  private static final long CLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<String> inside;
  private final Map<Input, String> states = new ConcurrentHashMap<>();

  /**
   * Knows of nothing yet.
   *
   * @param inside directories that somebody else looks at
   */
  OutsideFiles(List<Path> inside) {
    this.inside = inside.stream().map(path -> path + "/").toList();
  }

  /**
   * Notes what a compile read.
   *
   * @param start when it began, in nanoseconds since 1970
   */
  void note(Iterable<Input> inputs, long start) {
    for (Input input : inputs) {
      if (isFile(input) && isOutside(input.place()) && !states.containsKey(input)) {
        String state = state(input, start);
        states.putIfAbsent(input, state == null ? UNSURE : state);
      }
    }
  }

  /** Whether all of it is as it was. */
  boolean areSame() {
    return states.entrySet().stream()
        .allMatch(one -> one.getValue().equals(state(one.getKey(), Long.MAX_VALUE)));
  }

  private static boolean isFile(Input input) {
    return switch (input.kind()) {
      case FILE, PRESENCE, NAMES, PATTERN, VALUE -> true;
      default -> false;
    };
  }

  private boolean isOutside(String place) {
    for (String directory : inside) {
      if (place.startsWith(directory)) {
        return false;
      }
    }
    return place.startsWith("/") && !isMade(place);
  }

  /** Whether a path names what the kernel makes when it is read: it has no state to compare. */
  static boolean isMade(String place) {
    return place.startsWith("/proc/") || place.startsWith("/sys/") || place.startsWith("/dev/");
  }

  /** What tells whether it was changed; null when it was after a time. */
  private static @Nullable String state(Input input, long before) {
    try {
      if (input.kind() == Input.Kind.PATTERN) {
        return tree(input.place());
      }
      Path path = Path.of(input.place());
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      FileTime changed = (FileTime) Files.getAttribute(path, "unix:ctime");
      if (changed.to(TimeUnit.NANOSECONDS) > before - CLOCK_NANOS) {
        return null;
      }
      return attributes.fileKey() + " " + changed + " " + attributes.size();
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /** The files below the directory in which a pattern begins, if that is not almost all. */
  private static String tree(String pattern) throws IOException {
    String plain = pattern.replaceFirst("[*?\\[{].*", "");
    Path directory = Path.of(plain.substring(0, plain.lastIndexOf('/') + 1));
    return directory.getNameCount() < 2 ? NONE : TreeState.of(List.of(directory)).toString();
  }
}
