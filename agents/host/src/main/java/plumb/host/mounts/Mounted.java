package plumb.host.mounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What is mounted now, as the kernel tells this process. */
final class Mounted {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");
  private static final int PLACE = 4;

  private Mounted() {}

  /** Returns the places of all mounts. */
  static Set<String> places() throws IOException {
    Set<String> places = new HashSet<>();
    for (String line : Files.readString(TABLE, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length > PLACE) {
        places.add(Escapes.decode(fields[PLACE]));
      }
    }
    return places;
  }
}
