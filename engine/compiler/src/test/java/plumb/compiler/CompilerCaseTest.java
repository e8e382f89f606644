package plumb.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.dsl.CaseFile;
import plumb.values.ValueText;

/**
 * Whole compiles against recorded results: every {@code src/test/cases/*.case}, and the tests of
 * the modules that we ship, {@code modules/NAME/tests/*.case}.
 *
 * <p>Sections: {@code file PATH} (below the environment), {@code facts} (JSON), {@code strict};
 * then {@code catalog} and {@code log}, or {@code error}. {@code -Dcases=record} rewrites the
 * results and still fails.
 */
class CompilerCaseTest {
  private static final Path CASES = Path.of("src/test/cases");

  private static final Path MODULES = Path.of("../../modules").toAbsolutePath().normalize();

  static List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>(casesIn(CASES));
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path module : modules.sorted().toList()) {
        cases.addAll(casesIn(module.resolve("tests")));
      }
    }
    return cases;
  }

  private static List<Path> casesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheRecordedResult(Path path, @TempDir Path directory) throws IOException {
    CaseFile file = CaseFile.read(path);
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> result : run(file, directory.toRealPath()).entrySet()) {
      if (Boolean.getBoolean("cases.record") || "record".equals(System.getProperty("cases"))) {
        if (!result.getValue().equals(file.section(result.getKey()))) {
          file.record(result.getKey(), result.getValue());
          changed.add(result.getKey());
        }
      } else {
        assertThat(result.getValue()).as(result.getKey()).isEqualTo(file.section(result.getKey()));
      }
    }
    if (!changed.isEmpty()) {
      fail("recorded " + changed + " of " + path + "; review it, then run without recording");
    }
  }

  private static Map<String, String> run(CaseFile file, Path directory) throws IOException {
    for (Map.Entry<String, String> section : file.sections().entrySet()) {
      if (section.getKey().startsWith("file ")) {
        Path path = directory.resolve(section.getKey().substring(5));
        Files.createDirectories(path.getParent());
        Files.writeString(path, section.getValue());
      }
    }
    CompileLog log = new CompileLog();
    try {
      Catalog catalog =
          new Compiler(environment(file, directory)).compile(node(file), log).catalog();
      return Map.of("catalog", show(catalog, directory), "log", show(log));
    } catch (RuntimeException e) {
      List<String> texts = Problems.describe(e, null);
      if (texts.isEmpty()) {
        throw e;
      }
      return Map.of("error", shorten(String.join("\n", texts), directory) + "\n");
    }
  }

  private static Environment environment(CaseFile file, Path directory) throws IOException {
    Strictness strictness =
        file.section("strict") == null ? Strictness.PUPPET_7 : Strictness.STRICT_VARIABLES;
    return new EnvironmentLoader(new LoweringReader())
        .load(
            new EnvironmentOptions(
                "production",
                directory,
                List.of(directory.resolve("modules"), MODULES),
                null,
                null,
                null,
                strictness));
  }

  private static NodeInput node(CaseFile file) {
    @Nullable String text = file.section("facts");
    @SuppressWarnings("unchecked") // A JSON object has String keys.
    Map<String, Object> facts =
        text == null ? Map.of() : (Map<String, Object>) ValueJson.parse(text);
    return new NodeInput(
        "node.example.com", facts, Map.of("certname", "node.example.com"), Map.of(), Map.of());
  }

  private static String show(Catalog catalog, Path directory) {
    StringBuilder out = new StringBuilder();
    for (Resource resource : catalog.resources()) {
      String place = resource.file() == null ? "" : shorten(resource.file(), directory);
      out.append(resource.ref())
          .append(place.isEmpty() ? "" : " " + place + ":" + resource.line())
          .append('\n');
      resource
          .parameters()
          .forEach(
              (name, value) ->
                  out.append("  ")
                      .append(name)
                      .append(" => ")
                      .append(ValueText.quoted(value))
                      .append('\n'));
      resource
          .containers()
          .forEach(container -> out.append("  in ").append(container.ref()).append('\n'));
    }
    return out.toString();
  }

  /** Paths as the case names them, and those of modules from the repository's root. */
  private static String shorten(String text, Path directory) {
    return text.replace(directory + "/", "").replace(MODULES + "/", "modules/");
  }

  private static String show(CompileLog log) {
    StringBuilder out = new StringBuilder();
    for (CompileLog.Entry entry : log.entries()) {
      out.append(entry.level())
          .append(' ')
          .append(entry.source())
          .append(": ")
          .append(entry.message())
          .append('\n');
    }
    return out.toString();
  }
}
