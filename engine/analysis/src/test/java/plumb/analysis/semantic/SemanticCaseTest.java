package plumb.analysis.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.Finding;
import plumb.analysis.lint.Linter;
import plumb.analysis.semantic.checks.SemanticChecks;
import plumb.compiler.lower.LoweringReader;

/**
 * Modules with all that semantic checks find in them. A case is a sentence and parts that begin
 * with {@code --- PATH}; the last part lists the findings, one a line. {@code -Dcases=record}
 * writes it anew, and fails.
 */
class SemanticCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/semantic/cases");
  private static final String LAST = "--- findings\n";

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      return all.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsThisAndNothingElse(Path file, @TempDir Path directory) throws Exception {
    String expected = null;
    List<Path> linted = new ArrayList<>();
    String[] parts = Files.readString(file).split("(?m)^--- ");
    for (String part : List.of(parts).subList(1, parts.length)) {
      int end = part.indexOf('\n');
      String name = part.substring(0, end);
      String text = part.substring(end + 1);
      if (name.equals("findings")) {
        expected = text;
      } else {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        linted.add(path);
      }
    }

    String found = found(linted, directory.resolve("modules"));
    if ("record".equals(System.getProperty("cases"))) {
      String text = Files.readString(file);
      Files.writeString(file, text.substring(0, text.indexOf(LAST) + LAST.length()) + found);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static String found(List<Path> files, Path modules) throws IOException {
    SemanticLinter semantic =
        SemanticLinter.of(SemanticChecks.all(), files, List.of(), new LoweringReader());
    Linter linter = new Linter(List.of(), semantic);
    List<String> lines = new ArrayList<>();
    for (Path file : files.stream().sorted().toList()) {
      boolean checked = file.toString().endsWith(".pp") || ProjectFile.kindOf(file) != null;
      for (Finding one : checked ? linter.lint(file).findings() : List.<Finding>of()) {
        String place = modules.relativize(file) + ":" + one.line();
        lines.add(
            place
                + " "
                + one.check()
                + ": "
                + one.messageWithHint().replace("\n", "; ").replace(modules + "/", "")
                + "\n");
      }
    }
    return String.join("", lines);
  }
}
