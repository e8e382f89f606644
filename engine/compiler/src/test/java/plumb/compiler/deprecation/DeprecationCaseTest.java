package plumb.compiler.deprecation;

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
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Resource;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.program.CompileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.JsonReader;

/**
 * Environments that use old names, with the catalog and the events, or the refusal, that come of
 * it. A case file is a sentence, parts that begin with {@code --- PATH}, and variants that begin
 * with {@code === TITLE} and have parts of their own, which go before. {@code classes.json} is what
 * the classifier gives; a part {@code strict} makes deprecations errors. The last part of a variant
 * is its outcome. {@code -Dcases=record} writes these anew, and fails.
 */
class DeprecationCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/compiler/deprecation/cases");
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
    assertThat(found.toString().replaceAll("(?ms)^---.*?^" + OUTCOME, ""))
        .doesNotContain("top5ecret");
  }

  private static String outcome(String inputs, Path directory) {
    DeprecatedSite site = new DeprecatedSite().file("manifests/site.pp", "");
    String[] parts = inputs.split("(?m)^(--- |=== .*\n)");
    for (String part : List.of(parts).subList(1, parts.length)) {
      int end = part.indexOf('\n');
      String name = end < 0 ? part : part.substring(0, end);
      if (name.equals("classes.json")) {
        classes(site, part.substring(end + 1));
      } else if (name.equals("strict")) {
        site.strict();
      } else if (!name.isEmpty()) {
        site.file(name, part.substring(end + 1));
      }
    }
    CompileLog log = new CompileLog();
    List<String> lines = new ArrayList<>();
    try {
      Catalog catalog = site.compile(directory, log);
      catalog.resources().forEach(resource -> lines.addAll(shown(resource)));
      catalog.deprecations().forEach(use -> lines.add(shown(use)));
      int told = 0;
      for (CompileLog.Entry entry : log.entries()) {
        if (entry.code() != null && entry.code().startsWith("DEPRECATED_")) {
          told++;
        } else {
          lines.add(entry.level() + ": " + entry.message());
        }
      }
      assertThat(told).as(inputs).isEqualTo(catalog.deprecations().size());
    } catch (CompileException e) {
      Problems.describe(e, null).forEach(problem -> lines.addAll(problem.lines().toList()));
    }
    return String.join("\n", lines).replace(directory + "/", "") + "\n";
  }

  private static void classes(DeprecatedSite site, String json) {
    DataMap classes = (DataMap) JsonReader.read("classes.json", json);
    for (int i = 0; i < classes.size(); i++) {
      Map<String, Object> parameters = new TreeMap<>();
      ((Map<?, ?>) classes.valueAt(i)).forEach((key, value) -> parameters.put("" + key, value));
      site.enc(String.valueOf(classes.keyAt(i)), parameters);
    }
  }

  /** A resource with its parameters; none for those that every catalog has. */
  private static List<String> shown(Resource resource) {
    Map<String, Object> parameters = new TreeMap<>();
    resource.parameters().forEach((name, value) -> parameters.put(name, value));
    boolean usual =
        List.of("Stage[main]", "Class[Settings]", "Class[main]").contains(resource.ref());
    return usual ? List.of() : List.of((resource.ref() + " " + parameters));
  }

  private static String shown(DeprecationUse use) {
    String what = use.kind() + (use.module() == null ? "" : " of " + use.module());
    String version = use.version() == null ? "" : " " + use.version();
    String resource = use.resource() == null ? "" : " for " + use.resource();
    return use.code()
        + " "
        + what
        + version
        + resource
        + ", "
        + use.setBy()
        + ": "
        + use.sentence();
  }
}
