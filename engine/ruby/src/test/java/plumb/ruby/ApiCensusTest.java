package plumb.ruby;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the functions, templates and types of the installed modules ask of Puppet's Ruby API, by
 * their syntax trees, against what the prelude offers. What it does not offer is listed, with the
 * reason, in {@code known-missing-api.txt}.
 *
 * <p>The table, with the first place of each use, is in {@code target/parity/ruby-api.txt}.
 */
class ApiCensusTest {
  private static final Path REPORT = Path.of("target/parity/ruby-api.txt");

  private record Use(String name, long count, boolean offered, String place) {
    @Override
    public String toString() {
      return "%-8s %5d  %s  (%s)".formatted(offered ? "offered" : "missing", count, name, place);
    }
  }

  @Test
  void whatModulesAskForIsThere(@TempDir Path directory) throws Exception {
    assumeTrue(
        Files.isDirectory(RubyEnvironment.INSTALLED), "no modules: " + RubyEnvironment.INSTALLED);
    List<Use> uses = uses(new RubyEnvironment(directory));
    Set<String> missing =
        uses.stream()
            .filter(use -> !use.offered)
            .map(Use::name)
            .collect(Collectors.toCollection(TreeSet::new));
    report(uses, missing.size());
    assertThat(uses).hasSizeGreaterThan(100);
    assertThat(missing)
        .as("missing, see also " + REPORT.toAbsolutePath())
        .isEqualTo(knowinglyMissing());
  }

  private static List<Use> uses(RubyEnvironment files) throws IOException {
    RubyRuntime runtime = new RubyRuntime(files.load("").definitions().snapshot());
    try (InputStream census = resource("api_census.rb")) {
      runtime.ruby().loadFile("api_census.rb", census, false);
      Object corpus =
          runtime
              .fromRuby()
              .convert(
                  runtime
                      .ruby()
                      .evalScriptlet(
                          "corpus = ApiCorpus.new('%s'); [corpus.unreadable, corpus.rows]"
                              .formatted(RubyEnvironment.INSTALLED)));
      List<?> answer = (List<?>) corpus;
      assertThat((List<?>) answer.get(0)).as("files with syntax errors").isEmpty();
      List<Use> uses = new ArrayList<>();
      for (Object each : (List<?>) answer.get(1)) {
        List<?> row = (List<?>) each;
        uses.add(
            new Use(
                (String) row.get(0), (Long) row.get(1), (Boolean) row.get(2), (String) row.get(3)));
      }
      uses.sort(Comparator.comparingLong(Use::count).reversed().thenComparing(Use::name));
      return uses;
    } finally {
      runtime.close();
    }
  }

  private static void report(List<Use> uses, int missing) throws IOException {
    long all = uses.stream().mapToLong(Use::count).sum();
    long offered = uses.stream().filter(Use::offered).mapToLong(Use::count).sum();
    String coverage =
        "Puppet's Ruby API: %d of %d names that modules use are offered, %d of %d uses"
            .formatted(uses.size() - missing, uses.size(), offered, all);
    Files.createDirectories(REPORT.getParent());
    Files.writeString(
        REPORT,
        coverage
            + "\n"
            + uses.stream().map(Use::toString).collect(Collectors.joining("\n", "", "\n")));
    System.out.println(coverage);
  }

  private static Set<String> knowinglyMissing() throws IOException {
    try (InputStream list = resource("known-missing-api.txt")) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(" | ")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ApiCensusTest.class.getResourceAsStream(name), name);
  }
}
