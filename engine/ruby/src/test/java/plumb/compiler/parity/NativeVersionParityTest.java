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
 * them in Puppet; so does that code here.
 *
 * <p>{@code -Dparity.calls=N} says how many calls of each function ({@value #CALLS}); {@code
 * -Dparity.subject=NAME} takes one function alone. The tables are in {@code target/parity}.
 */
class NativeVersionParityTest {
  private static final int CALLS = 200;
  private static final int SHARE = 10;
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  /** Those of which there are native versions. */
  private static final List<String> NAMES =
      List.of("stdlib", "apache", "memcached", "mysql", "neutron", "openstacklib");

  private static final Path LIST =
      Path.of("../compiler/src/main/resources/plumb/compiler/functions/native-versions.txt");
  private static final Path RESOURCES = Path.of("src/test/resources/plumb/compiler/parity");
  private static final List<Path> GIVEN =
      List.of(
          Path.of("../values/src/test/resources/plumb/values/functions/stdlib.calls"),
          RESOURCES.resolve("modules.calls"));
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
              "memorysize", "7.77 GiB",
              "operatingsystem", "Debian",
              "operatingsystemmajrelease", "12"),
          Map.of(),
          Map.of(),
          Map.of());

  /** Their results depend on chance or time. */
  private static final Set<String> CHANCE = Set.of("str2saltedsha512", "time");

  /** What a logging method of Ruby gives back when it says something for the first time. */
  private static final String SAID = "Instance of Runtime[ruby, 'Puppet::Util::Log']";

  /** Ruby shows objects that it knows no better words for with their address. */
  private static final String ADDRESS = "#<Puppet::Pops::Types::";

  /** Numbers: between two words of many letters there are millions. */
  private static final Pattern NUMBERS = Pattern.compile("range\\(((, )?-?\\d\\d?)*\\)");

  private Path environments;

  @BeforeEach
  void makeEnvironment(@TempDir Path scratch) throws IOException {
    environments = scratch.toRealPath();
    Path production = environments.resolve("production");
    Files.createDirectories(production.resolve("manifests"));
    Files.createDirectories(production.resolve("modules"));
    for (String name : NAMES) {
      Path module = MODULES.resolve(name);
      assumeTrue(Files.isDirectory(module), "The module " + name + " is not installed");
      Files.createSymbolicLink(production.resolve("modules").resolve(name), module.toRealPath());
    }
  }

  @Test
  void nativeVersionsDoWhatTheirRubyCodeDoes() throws Exception {
    compare(OwnCompiler.of(environments, List.of(), Strictness.PUPPET_7), 1, "native-versions");
  }

  @Test
  void theRubyCodeDoesTheSameHere() throws Exception {
    compare(OwnCompiler.withoutNativeVersions(environments), SHARE, "ruby-versions");
  }

  /** Compares one call in so many. */
  private void compare(OwnCompiler own, int share, String name) throws Exception {
    int calls = Integer.getInteger("parity.calls", CALLS);
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    Map<String, String> known = KnownDifferences.read(RESOURCES.resolve("known-" + name + ".txt"));
    ParityReport report = new ParityReport();
    List<String> unexpected = new ArrayList<>();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (String function : functions()) {
        List<String> different = new ArrayList<>();
        List<String> all = calls(function, calls);
        for (int i = 0; i < all.size(); i += share) {
          String call = all.get(i);
          Expression expression = new Expression("", function, false, call);
          Answer expected = reference.evaluate(expression, NODE, environments);
          List<String> differences = differences(function, expected, own.evaluate(call, NODE));
          report.add(function, call, differences);
          if (!differences.isEmpty()) {
            different.add(call + ": " + differences);
          }
        }
        if (different.size() > allowed(known, function)) {
          unexpected.addAll(different);
        }
      }
    }
    report.write(Path.of("target/parity/" + name + ".txt"));
    assertThat(unexpected).isEmpty();
  }

  /** How many calls of a function may differ: the words before the cause are its name and that. */
  private static int allowed(Map<String, String> known, String function) {
    return known.keySet().stream()
        .map(line -> line.split(" ", 2))
        .filter(words -> words[0].equals(function))
        .mapToInt(words -> Integer.parseInt(words[1]))
        .sum();
  }

  private static List<String> differences(String name, Answer expected, Answer actual) {
    return bothAnswer(expected, actual) && isAnyAnswer(name, expected)
        ? List.of()
        : expected.outcomeDifferences(actual);
  }

  private static boolean bothAnswer(Answer expected, Answer actual) {
    return expected.value() != null && actual.value() != null;
  }

  private static boolean isAnyAnswer(String name, Answer expected) {
    String value = String.valueOf(expected.value());
    return CHANCE.contains(name) || value.startsWith(SAID) || value.contains(ADDRESS);
  }

  private static Set<String> functions() throws IOException {
    String wanted = System.getProperty("parity.subject");
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("lib/puppet/")) {
        String file = line.substring(line.indexOf("functions/") + 10, line.indexOf(".rb "));
        names.add(file.replace("/", "::"));
      }
    }
    names.removeIf(name -> wanted != null && !name.equals(wanted));
    return names;
  }

  private static List<String> calls(String name, int count) throws IOException {
    List<String> given = new ArrayList<>();
    for (Path file : GIVEN) {
      given.addAll(Files.readAllLines(file));
    }
    return new GeneratedCalls(name, given)
        .calls(count, call -> !name.equals("range") || NUMBERS.matcher(call).matches());
  }
}
