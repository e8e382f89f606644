package plumb.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.SourceText;
import plumb.dsl.validation.FilePlacement;
import plumb.dsl.validation.Validator;

/**
 * Texts against what is made of them: every {@code src/test/cases/*.case}. The first section,
 * {@code manifest} or {@code template}, is the text; {@code ast} and {@code diagnostics} are
 * results. {@code -Dcases=record} rewrites the results and still fails.
 */
class CaseTest {
  private static final Path CASES = Path.of("src/test/cases");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".case"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheRecordedResult(String name) throws IOException {
    CaseFile file = CaseFile.read(CASES.resolve(name));
    boolean record = "record".equals(System.getProperty("cases"));
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> section : List.copyOf(file.sections().entrySet())) {
      String kind = section.getKey();
      if (!kind.equals("ast") && !kind.equals("diagnostics")) {
        continue;
      }
      String result = result(file, kind);
      if (record && !result.equals(section.getValue())) {
        changed.add(kind);
        file.record(kind, result);
      } else if (!record) {
        assertThat(result).as(kind).isEqualTo(section.getValue());
      }
    }
    if (!changed.isEmpty()) {
      fail("recorded anew, look at the difference: " + changed);
    }
  }

  private static String result(CaseFile file, String kind) {
    String template = file.section("template");
    Syntax syntax = template == null ? Syntax.MANIFEST : Syntax.EPP;
    String text = template == null ? file.section("manifest") : template;
    ParsedFile parsed = PuppetParser.parse(new SourceText("case.pp", String.valueOf(text)), syntax);
    if (kind.equals("ast")) {
      assertThat(parsed.diagnostics()).isEmpty();
      return AstText.of(parsed);
    }
    List<Diagnostic> diagnostics =
        parsed.hasErrors()
            ? parsed.diagnostics()
            : Validator.validate(parsed, FilePlacement.ANYWHERE);
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      DiagnosticPrinter.print(diagnostic, out);
    }
    return out.toString();
  }
}
