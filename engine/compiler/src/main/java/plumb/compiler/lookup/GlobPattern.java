package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import plumb.values.functions.RubyOrder;

/**
 * Finds files by a pattern with the meaning of Ruby's {@code Dir.glob}: {@code *}, {@code ?}, sets,
 * braces, and {@code **} for any depth. Hidden names need a dot in the pattern. Results come in the
 * order of names, directory by directory.
 */
final class GlobPattern {
  private static final int MAX_DEPTH = 64;

  private final DataFiles files;
  private final List<String> found = new ArrayList<>();

  private GlobPattern(DataFiles files) {
    this.files = files;
  }

  /** Returns the files, no directories, that an absolute pattern matches. */
  static List<String> expand(DataFiles files, String pattern) {
    GlobPattern glob = new GlobPattern(files);
    for (String plain : GlobBraces.expand(pattern)) {
      glob.search(plain.split("/", -1));
    }
    return List.copyOf(glob.found);
  }

  private void search(String[] segments) {
    int magic = 0;
    StringBuilder base = new StringBuilder();
    while (magic < segments.length && !GlobSegment.isMagic(segments[magic])) {
      if (magic > 0) {
        base.append('/').append(GlobSegment.unescape(segments[magic]));
      }
      magic++;
    }
    String start = base.isEmpty() ? "/" : base.toString();
    if (magic == segments.length) {
      add(start);
      return;
    }
    BitSet states = new BitSet();
    states.set(magic);
    walk(start, close(states, segments), segments, 0);
  }

  /** A recursive segment also stands for no directory at all. */
  private static BitSet close(BitSet states, String[] segments) {
    for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
      if (isRecursive(segments, i)) {
        states.set(i + 1);
      }
    }
    return states;
  }

  private static boolean isRecursive(String[] segments, int i) {
    return i + 1 < segments.length && segments[i].equals("**");
  }

  private void walk(String directory, BitSet states, String[] segments, int depth) {
    List<String> names = files.names(Path.of(directory));
    if (names == null || depth > MAX_DEPTH) {
      return;
    }
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(RubyOrder::compareText);
    for (String name : sorted) {
      BitSet next = step(states, segments, name);
      String path = directory.equals("/") ? "/" + name : directory + "/" + name;
      if (next.get(segments.length)) {
        add(path);
        next.clear(segments.length);
      }
      if (!next.isEmpty() && files.isDirectory(Path.of(path))) {
        walk(path, close(next, segments), segments, depth + 1);
      }
    }
  }

  private static BitSet step(BitSet states, String[] segments, String name) {
    BitSet next = new BitSet();
    for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
      if (isRecursive(segments, i)) {
        if (!name.startsWith(".")) {
          next.set(i);
        }
      } else if (GlobSegment.matches(segments[i], name)) {
        next.set(i + 1);
      }
    }
    return next;
  }

  private void add(String path) {
    Path file = Path.of(path);
    if (files.exists(file) && !files.isDirectory(file)) {
      found.add(path);
    }
  }
}
