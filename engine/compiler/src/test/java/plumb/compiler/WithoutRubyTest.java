package plumb.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/**
 * Here nothing runs Ruby. What fails for that is in the cases {@code error_without_ruby_*}; what
 * does not need it compiles.
 */
class WithoutRubyTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  @Test
  void functionsWithANativeVersionWork(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isDirectory(MODULES.resolve("stdlib")), "stdlib is not installed");
    assertThat(RubyEngine.installed()).isNull();
    Environment environment =
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production",
                    directory,
                    List.of(MODULES),
                    null,
                    """
                    notice(pick(undef, 'x'), concat([1], 2), str2bool('yes'))
                    validate_legacy(String, 'validate_string', 'y')
                    ensure_packages(['nginx', 'git'])
                    """,
                    null,
                    Strictness.PUPPET_7));
    CompileLog log = new CompileLog();
    NodeInput node = new NodeInput("a.example.com", Map.of(), Map.of(), Map.of(), Map.of());
    Compiler.Result result = new Compiler(environment).compile(node, log);
    assertThat(log.entries().get(0).message()).isEqualTo("x [1, 2] true");
    assertThat(result.catalog().find("Package", "git")).isNotNull();
  }
}
