package plumb.analysis.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.Fixes;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/**
 * What becomes of the files of an environment that use old names. A case file is a sentence, parts
 * that begin with {@code --- PATH}, and variants that begin with {@code === TITLE} and have parts
 * of their own. The last part of a variant is its outcome: the text of each file outside of modules
 * that is rewritten, and what is left in it. {@code -Dcases=record} writes these anew, and fails.
 */
class RenamesCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/rename/cases");
  private static final String OUTCOME = "--- outcome\n";

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      return all.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasThisOutcome(Path file, @TempDir Path temporary) throws IOException {
    String text = Files.readString(file);
    String[] variants = text.split("(?m)(?=^=== )");
    StringBuilder found = new StringBuilder(variants[0]);
    for (int i = 1; i < variants.length; i++) {
      String inputs = variants[i].substring(0, variants[i].indexOf(OUTCOME));
      Path directory = Files.createDirectories(temporary.toRealPath().resolve("v" + i));
      found.append(inputs).append(OUTCOME).append(outcome(variants[0] + inputs, directory));
      found.append(i + 1 < variants.length ? "\n" : "");
    }
    if ("record".equals(System.getProperty("cases"))) {
      Files.writeString(file, found);
    }
    assertThat(found).hasToString(text);
  }

  private static String outcome(String inputs, Path directory) throws IOException {
    Map<Path, String> own = new TreeMap<>();
    String[] parts = inputs.split("(?m)^(--- |=== .*\n)");
    for (String part : List.of(parts).subList(1, parts.length)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        String name = part.substring(0, end);
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, part.substring(end + 1));
        if (!name.startsWith("modules/")) {
          own.put(path, part.substring(end + 1));
        }
      }
    }
    Map<Path, Rewrite> rewrites =
        new EnvironmentRenames(renames(directory)).of(new ArrayList<>(own.keySet()));
    StringBuilder outcome = new StringBuilder();
    own.forEach(
        (path, text) -> {
          Rewrite rewrite = rewrites.getOrDefault(path, Rewrite.NONE);
          String name = directory.relativize(path).toString();
          if (!rewrite.fixes().isEmpty()) {
            outcome.append(name).append(":\n").append(Fixes.apply(text, rewrite.fixes()));
          }
          for (Rewrite.Remark each : rewrite.remarks()) {
            String place = name + ":" + each.line() + ":" + each.column();
            outcome.append("by hand: " + place + ": " + each.message() + "\n");
          }
        });
    return outcome.toString();
  }

  private static Renames renames(Path directory) throws IOException {
    return new Renames(
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production",
                    directory,
                    List.of(directory.resolve("modules")),
                    null,
                    null,
                    null,
                    Strictness.PUPPET_7)));
  }
}
