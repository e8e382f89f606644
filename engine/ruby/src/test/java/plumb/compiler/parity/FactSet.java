package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import plumb.catalog.json.ValueJson;

/** Facts of a node of one system, as Facter 4 gathered them. */
enum FactSet {
  DEBIAN_12 {
    @Override
    Map<String, Object> read() throws IOException {
      return ParityTest.facts();
    }
  },
  DEBIAN_11,
  REDHAT_9;

  private static final Path GEMS = Path.of("/usr/share/rubygems-integration/all/gems");

  /** The facts; none where the package that has them is not installed. */
  @SuppressWarnings("unchecked")
  Map<String, Object> read() throws IOException {
    if (!Files.isDirectory(GEMS)) {
      return Map.of();
    }
    String name = "facts/4.2/" + words() + "-x86_64.facts";
    List<Path> files;
    try (Stream<Path> gems = Files.list(GEMS)) {
      files =
          gems.filter(gem -> gem.getFileName().toString().startsWith("facterdb-"))
              .map(gem -> gem.resolve(name))
              .filter(Files::exists)
              .toList();
    }
    return files.isEmpty()
        ? Map.of()
        : (Map<String, Object>) ValueJson.parse(Files.readString(files.get(0)));
  }

  /** A file of the set's own: {@code prefix-debian-11.txt}. */
  Path file(String prefix) {
    return Path.of(prefix + "-" + words() + ".txt");
  }

  private String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
