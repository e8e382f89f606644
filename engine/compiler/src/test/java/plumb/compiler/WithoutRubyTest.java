package plumb.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
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
    CompileLog log = new CompileLog();
    Catalog catalog =
        compile(
            directory,
            """
            notice(pick(undef, 'x'), concat([1], 2), str2bool('yes'))
            validate_legacy(String, 'validate_string', 'y')
            ensure_packages(['nginx', 'git'])
            """,
            log);
    assertThat(log.entries().get(0).message()).isEqualTo("x [1, 2] true");
    assertThat(catalog.find("Package", "git")).isNotNull();
  }

  @Test
  void titlesThatKnownCodeTakesApartWork(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isDirectory(MODULES.resolve("keystone")), "keystone is not installed");
    Catalog catalog =
        compile(
            directory,
            """
            keystone_user { 'neutron::services': }
            keystone_tenant { 'services': }
            keystone_service { 'neutron::network': }
            keystone_endpoint { 'RegionOne/neutron::network': }
            keystone_user_role { 'neutron::services@services': }
            """,
            new CompileLog());
    assertThat(catalog.find("Keystone_user_role", "neutron::services@services")).isNotNull();
  }

  private static Catalog compile(Path directory, String code, CompileLog log) throws IOException {
    assertThat(RubyEngine.installed()).isNull();
    Environment environment =
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production",
                    directory,
                    List.of(MODULES),
                    null,
                    code,
                    null,
                    Strictness.PUPPET_7));
    NodeInput node = new NodeInput("a.example.com", Map.of(), Map.of(), Map.of(), Map.of());
    return new Compiler(environment).compile(node, log).catalog();
  }
}
