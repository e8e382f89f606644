package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;

/**
 * The ERB templates of the installed modules, rendered by both: with values that their code seems
 * to expect, with texts alone, and with none. Where a template fails, it has to fail in both with
 * the same words and in the same line of the template.
 *
 * <p>The table is in {@code target/parity/templates.txt}. A short run takes one template in {@value
 * #EACH}; {@code -Dparity.templates=all} takes all, {@code =PREFIX} those whose names begin so.
 */
class TemplateParityTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path REPORT = Path.of("target/parity/templates.txt");
  private static final String OWN_CODE = "/usr/lib/ruby/vendor_ruby/puppet/";
  private static final int EACH = 8;

  @Test
  void bothRenderTheTemplatesOfModulesAlike(@TempDir Path scratch) throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    List<Path> templates = templates();
    assumeTrue(!templates.isEmpty(), "no templates in " + MODULES);
    Path environments = scratch.toRealPath();
    Files.createDirectories(environments.resolve("production/manifests"));
    Files.createSymbolicLink(environments.resolve("production/modules"), MODULES.toRealPath());
    OwnCompiler own = OwnCompiler.of(environments, List.of(), Strictness.PUPPET_7);
    NodeInput node =
        OwnCompiler.node("web1.example.com", ParityTest.facts(), Map.of(), Map.of(), Map.of());
    ParityReport report = new ParityReport();
    List<String> unexpected = new ArrayList<>();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (Path template : templates) {
        Path relative = MODULES.relativize(template);
        String name = relative.getName(0) + "/" + relative.subpath(2, relative.getNameCount());
        for (String code : codes(Files.readString(template, StandardCharsets.UTF_8), name)) {
          Expression expression = new Expression(name, name, false, code);
          Answer expected = reference.evaluate(expression, node, environments);
          Answer actual = own.evaluate(code, node);
          List<String> differences = differences(expected, actual);
          String topic = expected.failure() == null ? "renders" : "fails";
          report.add(topic, code, differences);
          if (!differences.isEmpty()) {
            unexpected.add(code + ": " + differences);
          }
        }
      }
    }
    report.write(REPORT);
    assertThat(unexpected).as("differences, see also " + REPORT.toAbsolutePath()).isEmpty();
  }

  /** Words count even where they are Ruby's: both run the same Ruby code. */
  private static List<String> differences(Answer expected, Answer actual) {
    if (expected.failure() == null || actual.failure() == null) {
      return expected.differences(actual);
    }
    String message = text(expected.failure());
    String own = text(actual.failure());
    // Where code of its own is called, the reference names that, and Plumb the template.
    boolean inner = message.contains("Filepath: " + OWN_CODE) && own.contains("/templates/");
    return inner || message.equals(own)
        ? List.of()
        : List.of("the reference: " + message, "Plumb: " + own);
  }

  private static String text(Outcome.Failure failure) {
    return Messages.essence(failure.message())
        // The address of an object, and what the interpreter suggests.
        .replaceAll("0x[0-9a-f]+", "0x0")
        .replaceAll("\\nDid you mean\\?.*(\\n\\s+.*)*", "")
        .replaceAll("\\n\\n[^\\n]*\\n\\s*\\^+.*", "")
        .strip();
  }

  private static List<String> codes(String text, String name) {
    Map<String, String> variables = TemplateVariables.of(text);
    StringBuilder plausible = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    variables.forEach(
        (variable, value) -> {
          plausible.append("$").append(variable).append(" = ").append(value).append(' ');
          texts.append("$").append(variable).append(" = 'x' ");
        });
    String call = "template('" + name + "')";
    return variables.isEmpty() ? List.of(call) : List.of(plausible + call, texts + call, call);
  }

  private static List<Path> templates() throws IOException {
    List<Path> all = new ArrayList<>();
    if (!Files.isDirectory(MODULES)) {
      return all;
    }
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(file -> file.toString().endsWith(".erb"))
          .filter(file -> MODULES.relativize(file).getName(1).toString().equals("templates"))
          .sorted()
          .forEach(all::add);
    }
    String wanted = System.getProperty("parity.templates", "");
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String name = MODULES.relativize(all.get(i)).toString();
      if (wanted.isEmpty() ? i % EACH == 0 : wanted.equals("all") || name.startsWith(wanted)) {
        some.add(all.get(i));
      }
    }
    return some;
  }
}
