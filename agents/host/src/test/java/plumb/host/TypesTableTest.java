package plumb.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of types in {@code docs/types.md} true. */
class TypesTableTest {
  private static final Path TABLE = Path.of("docs/types.md");
  private static final String ATTRIBUTES =
      """
      require "puppet"
      Dir["/usr/share/puppet/modules/*/lib"].sort.each { |lib| $LOAD_PATH << lib }
      state = ARGV.shift
      Puppet.initialize_settings(["--confdir", state + "/conf", "--vardir", state + "/var"])
      every = Puppet::Type.metaparams + [:provider]
      ARGV.each do |name|
        type = Puppet::Type.type(name.to_sym) or next
        puts [name, *(type.properties.map(&:name) + type.parameters - every)].join(" ")
      end
      """;

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

  /** Asks the reference itself, which also knows the attributes that its types make in loops. */
  @Test
  void nothingOfTheReferenceIsMissing() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/puppet")), "the reference is not installed");
    Map<String, List<String>> reference = reference(rows().stream().map(Row::type).toList());
    assertThat(reference.keySet()).contains("file", "exec", "package", "service", "user", "tidy");
    SoftAssertions differences = new SoftAssertions();
    for (Row row : rows()) {
      List<String> listed = new ArrayList<>(row.supported());
      listed.addAll(row.refused());
      differences
          .assertThat(listed)
          .as(row.type())
          .doesNotHaveDuplicates()
          .containsAll(reference.getOrDefault(row.type(), List.of()));
    }
    differences.assertAll();
  }

  /** The attributes of each type that is installed, without those that every type has. */
  private Map<String, List<String>> reference(List<String> types) throws Exception {
    List<String> command = new ArrayList<>(List.of("ruby", "-e", ATTRIBUTES, temporary.toString()));
    command.addAll(types);
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    Map<String, List<String>> attributes = new HashMap<>();
    for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      List<String> words = List.of(line.split(" "));
      attributes.put(words.get(0), words.subList(1, words.size()));
    }
    assertThat(process.waitFor()).isZero();
    return attributes;
  }
}
