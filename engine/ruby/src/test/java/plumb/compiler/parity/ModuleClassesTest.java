package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumb.compiler.evaluation.Strictness;

/**
 * Every class of the installed modules on nodes of three systems, compiled by both.
 *
 * <p>The tables are in {@code target/parity/modules-*.txt}. A short run takes one class in {@value
 * #EACH} and those named below; {@code -Dparity.modules=all} takes all, {@code =PREFIX} those whose
 * names begin so.
 */
class ModuleClassesTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path RESOURCES = Path.of("src/test/resources/plumb/compiler/parity");
  private static final int EACH = 25;
  private static final Set<String> ALWAYS = Set.of("ntp", "systemd");
  private static final Map<String, Object> TRUSTED =
      Map.of(
          "authenticated", "remote",
          "certname", "web1.example.com",
          "hostname", "web1",
          "domain", "example.com",
          "extensions", Map.of(),
          "external", Map.of());

  @ParameterizedTest
  @EnumSource
  void bothMakeTheSameOfTheClassesOfModules(FactSet factSet, @TempDir Path scratch)
      throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    List<String> classes = classes();
    assumeTrue(!classes.isEmpty(), "no modules in " + MODULES);
    Map<String, Object> facts = factSet.read();
    assumeTrue(!facts.isEmpty(), "no facts of " + factSet + ": Debian's package facterdb has them");
    Map<String, String> known =
        KnownDifferences.read(RESOURCES.resolve("known-module-differences.txt"));
    Path environmentPath = scratch.toRealPath();
    Files.createDirectories(environmentPath.resolve("production/manifests"));
    OwnCompiler own = OwnCompiler.of(environmentPath, List.of(MODULES), Strictness.PUPPET_7);
    List<String> unexpected = new ArrayList<>();
    ParityReport report = new ParityReport();
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (String name : classes) {
        ParityCase input = ParityCase.ofClass(name, facts, TRUSTED);
        Outcome expected = reference.compile(input, environmentPath, List.of(MODULES), true);
        String topic = expected.failure() == null ? "compiles" : "fails";
        Outcome actual = own.compile(input);
        List<String> differences = Comparison.differences(expected, actual);
        report.add(topic, name, differences);
        if (!differences.isEmpty() && !known.containsKey("modules " + name)) {
          unexpected.add(name + ": " + differences);
        }
      }
    }
    Path table = factSet.file("target/parity/modules");
    report.write(table);
    assertThat(unexpected).as("differences, see also " + table.toAbsolutePath()).isEmpty();
  }

  private static List<String> classes() throws IOException {
    List<String> all = new ArrayList<>();
    if (!Files.isDirectory(MODULES)) {
      return all;
    }
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pp")).sorted().toList()) {
        String name = name(MODULES.relativize(file));
        if (name != null && definesClass(file, name)) {
          all.add(name);
        }
      }
    }
    String wanted = System.getProperty("parity.modules");
    if (wanted != null && wanted.equals("all")) {
      return all;
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      if (wanted != null ? name.startsWith(wanted) : i % EACH == 0 || ALWAYS.contains(name)) {
        some.add(name);
      }
    }
    return some;
  }

  /** {@code m/manifests/a/b.pp} holds {@code m::a::b}. */
  private static @Nullable String name(Path relative) {
    if (relative.getNameCount() < 3 || !relative.getName(1).toString().equals("manifests")) {
      return null;
    }
    String module = relative.getName(0).toString();
    String path = relative.subpath(2, relative.getNameCount()).toString();
    String name = path.substring(0, path.length() - 3).replace("/", "::");
    return name.equals("init") ? module : module + "::" + name;
  }

  private static boolean definesClass(Path file, String name) throws IOException {
    return Pattern.compile("(?m)^\\s*class\\s+(::)?" + Pattern.quote(name) + "\\b")
        .matcher(Files.readString(file))
        .find();
  }
}
