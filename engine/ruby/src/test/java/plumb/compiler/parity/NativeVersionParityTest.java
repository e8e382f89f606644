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
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;

/**
 * Native versions of functions make of generated arguments what the module's Ruby code makes of
 * them: that code run here, and a smaller share of the calls run by Puppet.
 *
 * <p>{@code -Dparity.calls=N} says how many calls of each function ({@value #CALLS}); {@code
 * -Dparity.subject=NAME} takes one function alone. The tables are in {@code target/parity}.
 */
class NativeVersionParityTest {
  private static final int CALLS = 200;
  private static final int CALLS_OF_REFERENCE = 8;
  private static final Path STDLIB = Path.of("/usr/share/puppet/modules/stdlib");
  private static final Path LIST =
      Path.of("../compiler/src/main/resources/plumb/compiler/functions/native-versions.txt");
  private static final Path GIVEN =
      Path.of("../values/src/test/resources/plumb/values/functions/stdlib.calls");
  private static final NodeInput NODE =
      OwnCompiler.node(
          "web1.example.com",
          Map.of(
              "fqdn", "web1.example.com",
              "kernel", "Linux",
              "networking", Map.of("fqdn", "web1.example.com"),
              "interfaces", "eth0,lo",
              "ipaddress", "10.0.0.5",
              "ipaddress_lo", "127.0.0.1",
              "operatingsystem", "Debian",
              "operatingsystemmajrelease", "12"),
          Map.of(),
          Map.of(),
          Map.of());

  /** Their results depend on chance or time. */
  private static final Set<String> CHANCE = Set.of("str2saltedsha512", "time");

  /** Numbers: between two words of many letters there are millions. */
  private static final Pattern NUMBERS = Pattern.compile("range\\(((, )?-?\\d\\d?)*\\)");

  private Path environments;

  @BeforeEach
  void makeEnvironment(@TempDir Path scratch) throws IOException {
    assumeTrue(Files.isDirectory(STDLIB), "The module stdlib is not installed");
    environments = scratch.toRealPath();
    Path production = environments.resolve("production");
    Files.createDirectories(production.resolve("manifests"));
    Files.createDirectories(production.resolve("modules"));
    Files.createSymbolicLink(production.resolve("modules/stdlib"), STDLIB.toRealPath());
  }

  @Test
  void nativeVersionsDoWhatTheirRubyCodeDoes() throws Exception {
    OwnCompiler ruby = OwnCompiler.withoutNativeVersions(environments);
    OwnCompiler own = OwnCompiler.of(environments, List.of(), Strictness.PUPPET_7);
    ParityReport report = new ParityReport();
    List<String> unexpected = new ArrayList<>();
    for (String name : functions()) {
      for (String call : calls(name, Integer.getInteger("parity.calls", CALLS))) {
        Answer expected = ruby.evaluate(call, NODE);
        check(name, call, expected, own.evaluate(call, NODE), report, unexpected);
      }
    }
    report.write(Path.of("target/parity/native-versions.txt"));
    assertThat(unexpected).isEmpty();
  }

  @Test
  void rubyCodeDoesWhatItDoesInTheReference() throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    OwnCompiler ruby = OwnCompiler.withoutNativeVersions(environments);
    ParityReport report = new ParityReport();
    List<String> unexpected = new ArrayList<>();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (String name : functions()) {
        List<String> calls = calls(name, CALLS);
        int each = Integer.getInteger("parity.calls", CALLS_OF_REFERENCE);
        for (int i = 0; i < calls.size(); i += Math.max(1, calls.size() / each)) {
          String call = calls.get(i);
          Expression expression = new Expression("", name, false, call);
          Answer expected = reference.evaluate(expression, NODE, environments);
          check(name, call, expected, ruby.evaluate(call, NODE), report, unexpected);
        }
      }
    }
    report.write(Path.of("target/parity/ruby-functions.txt"));
    assertThat(unexpected).isEmpty();
  }

  private static void check(
      String name,
      String call,
      Answer expected,
      Answer actual,
      ParityReport report,
      List<String> unexpected) {
    boolean bothAnswer = expected.value() != null && actual.value() != null;
    List<String> differences =
        bothAnswer && CHANCE.contains(name) ? List.of() : expected.differences(actual);
    report.add(name, call, differences);
    if (!differences.isEmpty()) {
      unexpected.add(call + ": " + differences);
    }
  }

  private static Set<String> functions() throws IOException {
    String wanted = System.getProperty("parity.subject");
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#")) {
        String file = line.substring(line.indexOf("functions/") + 10, line.indexOf(".rb "));
        names.add(file.replace("/", "::"));
      }
    }
    names.removeIf(name -> wanted != null && !name.equals(wanted));
    return names;
  }

  private static List<String> calls(String name, int count) throws IOException {
    return new GeneratedCalls(name, Files.readAllLines(GIVEN))
        .calls(count, call -> !name.equals("range") || NUMBERS.matcher(call).matches());
  }
}
