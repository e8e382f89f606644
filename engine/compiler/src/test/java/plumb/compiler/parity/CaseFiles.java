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

/**
 * The case files of a directory, compiled by both. {@code -Dparity.topic=NAME} runs one topic.
 *
 * @param directory has them, and {@code known-differences.txt} if there are any
 * @param report where the table and the differences are written
 */
record CaseFiles(Path directory, Path report) {

  /** Compiles every case by both, below a scratch directory, and asserts that they agree. */
  void assertSame(Path scratch) throws IOException, InterruptedException {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    Path exceptions = directory.resolve("known-differences.txt");
    Map<String, String> known =
        Files.exists(exceptions) ? KnownDifferences.read(exceptions) : Map.of();
    List<String> unexpected = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>(known.keySet());
    ParityReport table = new ParityReport();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (ParityCase input : chosen()) {
        List<String> differences = run(input, reference, scratch.toRealPath());
        table.add(input.topic(), input.line() + " " + input.title(), differences);
        String key = input.topic() + " " + input.title();
        if (!differences.isEmpty()) {
          unused.remove(key);
          if (!known.containsKey(key)) {
            unexpected.add(input + ": " + differences);
          }
        }
      }
    }
    table.write(report);
    assertThat(unexpected).as("differences, see also " + report.toAbsolutePath()).isEmpty();
    if (topic() == null) {
      assertThat(unused).as("exceptions that are not needed any more").isEmpty();
    }
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

  private List<ParityCase> chosen() throws IOException {
    List<ParityCase> cases = all();
    String topic = topic();
    return topic == null ? cases : cases.stream().filter(c -> c.topic().equals(topic)).toList();
  }

  /** All cases. */
  List<ParityCase> all() throws IOException {
    Map<String, Object> facts = ParityTest.facts();
    List<ParityCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cases")).sorted().toList()) {
        cases.addAll(CaseFile.read(file, facts));
      }
    }
    return cases;
  }

  private static @Nullable String topic() {
    return System.getProperty("parity.topic");
  }
}
