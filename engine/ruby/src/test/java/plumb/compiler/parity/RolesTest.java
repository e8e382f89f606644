package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;

/**
 * Nodes of a small site, made of Debian's modules with data in Hiera, compiled by both.
 *
 * <p>{@code -Dparity.roles=PREFIX} takes those whose names begin so. The tables are in {@code
 * target/parity/roles-*.txt}.
 */
class RolesTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path SITE = Path.of("src/test/resources/plumb/compiler/roles");

  /** Roles whose modules refuse Red Hat's systems of this release. */
  private static final Set<String> DEBIAN_ONLY = Set.of("monitoring");

  /** Roles whose modules have functions or types that only Ruby knows. */
  private static final Set<String> RUNNING_RUBY =
      Set.of("compute", "database", "ironic_conductor", "load_balancer", "monitoring");

  @ParameterizedTest
  @EnumSource
  void bothMakeTheSameOfRoles(FactSet system) throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    assumeTrue(Files.isDirectory(MODULES.resolve("nova")), "no modules in " + MODULES);
    Map<String, Object> facts = system.read();
    assumeTrue(facts != null, "no facts of " + system);
    NodeFacts nodeFacts = new NodeFacts(SITE.resolve("facts.json"));
    Path site = SITE.toAbsolutePath();
    OwnCompiler own = OwnCompiler.of(site, null, Strictness.PUPPET_7);
    List<String> unequal = new ArrayList<>();
    ParityReport report = new ParityReport();
    try (ReferenceCompiler reference = ReferenceCompiler.start(libraries())) {
      for (String role : roles(system)) {
        ParityCase node = node(role, nodeFacts.of(role, facts));
        Outcome expected = reference.compile(node, site, List.of(), true);
        assertThat(expected.failure()).as(role + " on " + system).isNull();
        Inputs.Traced<Outcome> made = Inputs.trace(() -> own.compile(node));
        if (!RUNNING_RUBY.contains(role)) {
          assertThat(made.inputs()).as(role).doesNotContain(Input.of(Input.Kind.RUBY));
        }
        List<String> differences = Comparison.differences(expected, made.value());
        report.add("roles", role, differences);
        if (!differences.isEmpty()) {
          unequal.add(role + ": " + differences.subList(0, Math.min(9, differences.size())));
        }
      }
    }
    Path table = system.file("target/parity/roles");
    report.write(table);
    assertThat(unequal).as("differences, see also " + table.toAbsolutePath()).isEmpty();
  }

  private static List<Path> libraries() throws IOException {
    try (Stream<Path> modules = Files.list(MODULES)) {
      return modules.map(module -> module.resolve("lib")).filter(Files::exists).sorted().toList();
    }
  }

  private static ParityCase node(String role, Map<String, Object> facts) {
    Map<String, Object> trusted =
        Map.of(
            "authenticated", "remote",
            "certname", NodeFacts.fqdn(role),
            "hostname", NodeFacts.hostname(role),
            "domain", "example.com",
            "extensions", Map.of(),
            "external", Map.of());
    return ParityCase.ofNode(NodeFacts.fqdn(role), facts, trusted);
  }

  private static List<String> roles(FactSet system) throws IOException {
    String prefix = System.getProperty("parity.roles", "");
    try (Stream<Path> files = Files.list(SITE.resolve("production/data/roles"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .filter(role -> role.startsWith(prefix))
          .filter(role -> system != FactSet.REDHAT_9 || !DEBIAN_ONLY.contains(role))
          .sorted()
          .toList();
    }
  }
}
