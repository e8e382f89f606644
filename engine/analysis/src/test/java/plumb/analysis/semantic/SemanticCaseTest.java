package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.Finding;
import plumb.analysis.cases.CaseFile;
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

  static Stream<Path> cases() throws IOException {
    return CaseFile.in(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsThisAndNothingElse(Path file, @TempDir Path directory) throws Exception {
    CaseFile one = CaseFile.read(file, "findings");
    List<Path> linted = new ArrayList<>();
    for (CaseFile.Part part : one.parts()) {
      Path path = directory.resolve(part.name());
      part.write(path);
      linted.add(path);
    }
    one.check(found(linted, directory.resolve("modules")));
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
