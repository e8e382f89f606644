package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/**
 * Every own case, compiled by both: {@code *.cases} beside this class's resources. The table and
 * the differences are in {@code target/parity/cases.txt}; {@code -Dparity.topic=NAME} runs one
 * topic.
 */
class ParityTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/compiler/parity");
  private static final Path REPORT = Path.of("target/parity/cases.txt");

  @Test
  void bothMakeTheSameOfEveryCase(@TempDir Path scratch) throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    Map<String, String> known = KnownDifferences.read(CASES.resolve("known-differences.txt"));
    List<String> unexpected = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>(known.keySet());
    ParityReport report = new ParityReport();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (ParityCase input : cases()) {
        List<String> differences = run(input, reference, scratch.toRealPath());
        report.add(input.topic(), input.line() + " " + input.title(), differences);
        String key = input.topic() + " " + input.title();
        if (!differences.isEmpty()) {
          unused.remove(key);
          if (!known.containsKey(key)) {
            unexpected.add(input + ": " + differences);
          }
        }
      }
    }
    report.write(REPORT);
    assertThat(unexpected).as("differences, see also " + REPORT.toAbsolutePath()).isEmpty();
    if (topic() == null) {
      assertThat(unused).as("exceptions that are not needed any more").isEmpty();
    }
  }

  @Test
  void everyHeadingOfTheSpecificationHasACase() throws Exception {
    Specification specification = Specification.read(CASES.resolve("specification.txt"));
    assertThat(specification.problems(allCases())).isEmpty();
  }

  private static List<String> run(ParityCase input, ReferenceCompiler reference, Path scratch)
      throws IOException {
    Path environmentPath = scratch.resolve(input.topic() + "-" + input.line());
    input.write(environmentPath.resolve("production"));
    Outcome expected = reference.compile(input, environmentPath, List.of(), false);
    if ((expected.failure() != null) != input.fails()) {
      return List.of(
          input.fails()
              ? "the reference compiles it"
              : "the reference fails: " + expected.failure());
    }
    Outcome actual = OwnCompiler.compile(input, environmentPath);
    String prefix = environmentPath.resolve("production") + "/";
    return Comparison.differences(expected, actual).stream()
        .map(difference -> difference.replace(prefix, ""))
        .toList();
  }

  private static List<ParityCase> cases() throws IOException {
    List<ParityCase> cases = allCases();
    String topic = topic();
    return topic == null ? cases : cases.stream().filter(c -> c.topic().equals(topic)).toList();
  }

  private static List<ParityCase> allCases() throws IOException {
    Map<String, Object> facts = facts();
    List<ParityCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cases")).sorted().toList()) {
        cases.addAll(CaseFile.read(file, facts));
      }
    }
    return cases;
  }

  private static @Nullable String topic() {
    return System.getProperty("parity.topic");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> facts() throws IOException {
    return (Map<String, Object>) ValueJson.parse(Resources.read("debian12.json"));
  }
}
