package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;

/**
 * Templates that are rendered without Ruby, for there is none in these tests, give what Puppet's
 * Ruby gives. Those that cannot be say that Ruby is missing; they are passed over, but for how many
 * they are. {@code -Dparity.calls=N} says how many templates are made ({@value #CALLS}).
 */
class ErbParityTest {
  private static final int CALLS = 1500;

  /** Of the templates that Puppet renders. */
  private static final double NATIVE_SHARE = 0.8;

  @Test
  void generatedTemplatesAreRenderedAlike(@TempDir Path scratch) throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    Path environments = scratch.toRealPath();
    Files.createDirectories(environments.resolve("production/manifests"));
    OwnCompiler own = OwnCompiler.of(environments, List.of(), Strictness.PUPPET_7);
    NodeInput node = OwnCompiler.node("web1.example.com", Map.of(), Map.of(), Map.of(), Map.of());
    List<String> unexpected = new ArrayList<>();
    int rendered = 0;
    int ours = 0;
    GeneratedTemplates templates = new GeneratedTemplates(Long.getLong("parity.seed", 5));
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (int i = 0; i < Integer.getInteger("parity.calls", CALLS); i++) {
        String call = templates.call();
        Answer expected =
            reference.evaluate(new Expression("", "erb", false, call), node, environments);
        Answer actual = own.evaluate(call, node);
        boolean isNative = actual.failure() == null || !needsRuby(actual);
        rendered += expected.failure() == null ? 1 : 0;
        ours += expected.failure() == null && isNative ? 1 : 0;
        List<String> differences = isNative ? expected.differences(actual) : List.of();
        if (!differences.isEmpty()) {
          unexpected.add(call.substring(call.indexOf("inline_template")) + ": " + differences);
        }
      }
    }
    assertThat(unexpected).isEmpty();
    assertThat(ours).as("of " + rendered).isGreaterThan((int) (rendered * NATIVE_SHARE));
  }

  private static boolean needsRuby(Answer answer) {
    return answer.failure() != null && "RUBY_MISSING".equals(answer.failure().code());
  }
}
