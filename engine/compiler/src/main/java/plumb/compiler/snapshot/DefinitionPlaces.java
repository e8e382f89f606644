package plumb.compiler.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Input.Kind;

/** The files in which a definition may stand, by its name. Safe for use by many threads. */
final class DefinitionPlaces {
  private final Snapshot snapshot;
  private final ConcurrentHashMap<String, Set<Input>> inputs = new ConcurrentHashMap<>();

  /**
   * A file that need not exist.
   *
   * @param home a module, or the environment itself
   * @param file below one of its folders
   */
  record Place(Module home, String file, boolean isModule) {
    Path path(String folder) {
      return home.file(folder, file);
    }
  }

  DefinitionPlaces(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The places in the order in which they are read. A class or defined type {@code a::b::c} may
   * stand in module {@code a}'s first file, {@code b/c.pp} and {@code b.pp}; everything else only
   * below its whole name, in a module or in the environment itself.
   */
  List<Place> of(String name, String folder, String initFile) {
    String[] segments = name.split("::");
    List<Place> places = new ArrayList<>();
    @Nullable Module module = segments.length == 0 ? null : snapshot.module(segments[0]);
    boolean isBelowParts = folder.equals("manifests");
    if (module != null) {
      if (isBelowParts) {
        places.add(new Place(module, initFile + ".pp", true));
      }
      int shortest = isBelowParts ? 2 : segments.length;
      for (int length = segments.length; length >= shortest; length--) {
        places.add(new Place(module, file(segments, length, initFile), true));
      }
    }
    Path directory = snapshot.directory();
    if (!isBelowParts && directory != null) {
      String file = name.replace("::", "/") + ".pp";
      places.add(new Place(new Module("environment", directory), file, false));
    }
    return places;
  }

  private static String file(String[] segments, int length, String initFile) {
    return length == 1
        ? initFile + ".pp"
        : String.join("/", List.of(segments).subList(1, length)) + ".pp";
  }

  /** What it depends on where a name's definition stands, if anywhere. */
  Set<Input> inputs(String name, String folder, String initFile) {
    return inputs.computeIfAbsent(
        folder + " " + name,
        unused -> {
          Set<Input> found =
              of(name, folder, initFile).stream()
                  .map(place -> Input.of(Kind.FILE, place.path(folder)))
                  .collect(Collectors.toSet());
          found.add(Input.of(Kind.MODULE, name.split("::", 2)[0]));
          return found;
        });
  }
}
