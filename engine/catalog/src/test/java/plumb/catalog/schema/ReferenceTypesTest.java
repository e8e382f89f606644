package plumb.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/** Holds the schemas against what the installed Puppet says of the same types. */
class ReferenceTypesTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path CORE = Path.of("/usr/lib/ruby/vendor_ruby");

  /** Types of newer packages than the reference brings along. */
  private static final Set<String> NOT_INSTALLED = Set.of("yumrepo", "zfs", "zpool");

  @Test
  void coreTypesAreThoseOfTheReference(@TempDir Path scratch) throws Exception {
    List<String> names = new ArrayList<>();
    List<String> all = new ArrayList<>(CoreTypes.names());
    all.removeAll(NOT_INSTALLED);
    all.add("whit");
    for (String name : all) {
      assertThat(CoreTypes.find(name)).as(name).isNotNull();
      names.add(name);
    }
    List<String> differences = new ArrayList<>();
    for (Map<String, Object> expected : describe(scratch, names)) {
      compare(expected, CoreTypes.find(String.valueOf(expected.get("name"))), differences);
    }
    assertThat(differences).isEmpty();
    NOT_INSTALLED.forEach(name -> assertThat(CoreTypes.find(name)).as(name).isNotNull());
  }

  @Test
  void typesOfModulesAreReadWithoutRuby(@TempDir Path scratch) throws Exception {
    Map<String, Path> sources = sources();
    assumeTrue(sources.size() > 100, "the modules of Debian's packages are not installed");
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> expected : describe(scratch, List.copyOf(sources.keySet()))) {
      if (expected.containsKey("error")) {
        continue;
      }
      String name = String.valueOf(expected.get("name"));
      Path source = sources.get(name);
      assertThat(source).as(name).isNotNull();
      compare(
          expected,
          RubyTypeScanner.scan(name, Files.readString(source), new InstalledLibraries()),
          differences);
      compared++;
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  private static void compare(
      Map<String, Object> expected, @Nullable ResourceTypeSchema actual, List<String> differences) {
    String name = String.valueOf(expected.get("name"));
    if (actual == null) {
      differences.add(name + ": not found");
      return;
    }
    // The reference loads the files that declare them in no fixed order.
    Set<String> properties = new TreeSet<>();
    Set<String> parameters = new TreeSet<>();
    for (Attribute attribute : actual.attributes()) {
      if (attribute.kind() == Attribute.Kind.PROPERTY) {
        properties.add(attribute.name());
      } else if (!MetaParameters.contains(attribute.name())) {
        parameters.add(attribute.name());
      }
    }
    check(
        name + " properties",
        new TreeSet<>((List<?>) expected.get("properties")),
        properties,
        differences);
    check(
        name + " parameters",
        new TreeSet<>((List<?>) expected.get("parameters")),
        parameters,
        differences);
    check(name + " namevars", expected.get("namevars"), actual.namevars(), differences);
    check(name + " isomorphic", expected.get("isomorphic"), actual.isomorphic(), differences);
    check(name + " titles", expected.get("title_patterns"), titles(actual), differences);
  }

  private static void check(
      String what, @Nullable Object expected, Object actual, List<String> differences) {
    if (!actual.equals(expected)) {
      differences.add(what + ": expected " + expected + ", is " + actual);
    }
  }

  private static List<Object> titles(ResourceTypeSchema type) {
    List<Object> titles = new ArrayList<>();
    for (TitlePattern pattern : type.titlePatterns()) {
      titles.add(List.of(pattern.regex().source(), pattern.attributes()));
    }
    if (titles.isEmpty() && type.namevars().size() == 1) {
      titles.add(List.of("(.*)", type.namevars()));
    }
    return titles;
  }

  private static List<Map<String, Object>> describe(Path scratch, List<String> names)
      throws Exception {
    Path script = scratch.resolve("describe-types.rb");
    try (InputStream in = ReferenceTypesTest.class.getResourceAsStream("describe-types.rb")) {
      Files.write(script, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("ruby", script.toString(), MODULES.toString()));
    command.addAll(names);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, "Ruby is not installed");
      throw e;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0 || !output.isEmpty(), "Puppet is not installed for Ruby");
    List<Map<String, Object>> described = new ArrayList<>();
    for (String line : output.split("\n")) {
      @SuppressWarnings("unchecked")
      Map<String, Object> type = (Map<String, Object>) ValueJson.parse(line);
      described.add(type);
    }
    return described;
  }

  /** The sources of all types of modules, by name. */
  private static Map<String, Path> sources() throws IOException {
    Map<String, Path> sources = new TreeMap<>();
    if (!Files.isDirectory(MODULES)) {
      return sources;
    }
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(MODULES)) {
      for (Path module : modules) {
        Path types = module.resolve("lib/puppet/type");
        if (Files.isDirectory(types)) {
          try (DirectoryStream<Path> files = Files.newDirectoryStream(types, "*.rb")) {
            files.forEach(
                file -> sources.put(file.getFileName().toString().replace(".rb", ""), file));
          }
        }
      }
    }
    return sources;
  }

  private static final class InstalledLibraries implements RubyTypeScanner.Libraries {
    @Override
    public @Nullable String source(String path) {
      try {
        Path file = find(path);
        return file == null ? null : Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasProviders(String typeName) {
      try {
        String path = "puppet/provider/" + typeName;
        return find(path) != null || Files.isDirectory(CORE.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isKnown(String path) {
      return source(path) != null;
    }

    @Override
    public List<TitlePattern> titlePatterns(String typeName) {
      throw new AssertionError(typeName + " computes its title patterns");
    }

    private static @Nullable Path find(String path) throws IOException {
      try (DirectoryStream<Path> modules = Files.newDirectoryStream(MODULES)) {
        for (Path module : modules) {
          Path file = module.resolve("lib").resolve(path);
          if (Files.exists(file)) {
            return file;
          }
        }
        return null;
      }
    }
  }
}
