package plumb.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of types in {@code docs/types.md} true. */
class TypesTableTest {
  private static final Path TABLE = Path.of("docs/types.md");
  private static final Path REFERENCE = Path.of("/usr/lib/ruby/vendor_ruby/puppet/type");
  private static final List<String> MODULES =
      List.of("sshkeys_core", "stdlib", "concat", "inifile", "postgresql", "mysql", "sysctl");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("new(?:param|property|check)\\(\\s*:[\"']?(\\w+)");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temporary;

  /** One line of the table. */
  record Row(String type, List<String> supported, List<String> refused, List<String> tests) {
    @Override
    public String toString() {
      return type;
    }

    String capitalised() {
      return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    String title() {
      return switch (type) {
        case "archive", "exec", "file", "mount", "tidy", "vcsrepo" -> "/x";
        case "resources" -> "user";
        default -> "x";
      };
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.split("\\|");
      if (cells.length == 5 && !cells[1].isBlank() && cells[1].strip().matches("[a-z_]+")) {
        rows.add(new Row(cells[1].strip(), words(cells[2]), words(cells[3]), words(cells[4])));
      }
    }
    return rows;
  }

  private static List<String> words(String cell) {
    return cell.isBlank() || cell.strip().equals("-")
        ? List.of()
        : Arrays.stream(cell.split(",")).map(String::strip).toList();
  }

  @Test
  void listsEveryType() throws IOException {
    Set<String> types = new TreeSet<>();
    HostProviders.all().types().forEach(type -> types.add(type.toLowerCase(Locale.ROOT)));
    assertThat(rows()).extracting(Row::type).containsExactlyElementsOf(types);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void attributesAreTakenOrRefused(Row row) {
    for (String attribute : row.supported()) {
      assertThat(complaints(row, attribute))
          .as(attribute)
          .noneMatch(line -> line.contains("the attribute '" + attribute + "' is not supported"));
    }
    for (String attribute : row.refused()) {
      assertThat(complaints(row, attribute))
          .as(attribute)
          .anyMatch(line -> line.contains("'" + attribute + "'") || line.contains(attribute + " "));
    }
  }

  /** Nothing is looked at: what makes the catalog be refused is a schedule that is not there. */
  private List<String> complaints(Row row, String attribute) {
    Apply apply = new Apply(temporary);
    apply.with(row.capitalised(), row.title(), attribute, "x", "schedule", "nowhere").run();
    assertThat(apply.log()).anyMatch(line -> line.contains("Could not find schedule nowhere"));
    return apply.log();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTestsUseWhatIsSupported(Row row) throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String test : row.tests()) {
      texts.append(Files.readString(find(test)));
    }
    boolean isWholeList = row.tests().equals(List.of("YumrepoTest"));
    for (String attribute : isWholeList ? List.<String>of() : row.supported()) {
      assertThat(texts).as(row + ": " + attribute).containsPattern(used(attribute));
    }
  }

  private static Pattern used(String attribute) {
    return Pattern.compile("\\b" + attribute + "\\s*=>|\"" + attribute + "\"");
  }

  private static Path find(String test) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String root : new String[] {"src/test", "../agent/src/test"}) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .filter(
                file -> {
                  String name = file.getFileName().toString();
                  return name.equals(test + ".case") || name.equals(test + ".java");
                })
            .forEach(found::add);
      }
    }
    assertThat(found).as(test).isNotEmpty();
    return found.get(0);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void nothingOfTheReferenceIsMissing(Row row) throws IOException {
    List<Path> sources = reference(row.type());
    assumeTrue(!sources.isEmpty(), "the reference's type " + row + " is not installed");
    Set<String> attributes = new LinkedHashSet<>();
    for (Path source : sources) {
      Matcher matcher =
          ATTRIBUTE.matcher(new String(Files.readAllBytes(source), StandardCharsets.UTF_8));
      while (matcher.find()) {
        attributes.add(matcher.group(1));
      }
    }
    Set<String> listed = new LinkedHashSet<>(row.supported());
    listed.addAll(row.refused());
    assertThat(listed).containsAll(attributes);
  }

  /** The file of a type and those of its larger attributes, of the core or of a module. */
  private static List<Path> reference(String type) throws IOException {
    List<Path> sources = new ArrayList<>();
    Path modules = Path.of("/usr/share/puppet/modules");
    List<Path> directories = new ArrayList<>(List.of(REFERENCE));
    List<String> candidates = new ArrayList<>(List.of(type + "_core", type));
    candidates.addAll(MODULES);
    for (String module : candidates) {
      directories.add(modules.resolve(module).resolve("lib/puppet/type"));
    }
    for (Path directory : directories) {
      if (Files.exists(directory.resolve(type + ".rb"))) {
        sources.add(directory.resolve(type + ".rb"));
        if (Files.isDirectory(directory.resolve(type))) {
          try (Stream<Path> more = Files.list(directory.resolve(type))) {
            sources.addAll(more.filter(file -> Objects.toString(file).endsWith(".rb")).toList());
          }
        }
        return sources;
      }
    }
    return sources;
  }
}
