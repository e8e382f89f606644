package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;
import plumb.values.EvaluationException;

/**
 * {@code plumb lint --fix} and {@code plumb fmt} over a copy of Debian's module packages: every
 * class that compiled gives the same catalog, but for the directory of the modules.
 */
@Tag("long")
class TidiedCorpusTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path copy;
  private final Path environment;

  TidiedCorpusTest(@TempDir Path directory) throws IOException {
    copy = Files.createDirectory(directory.toRealPath().resolve("modules"));
    environment = Files.createDirectories(directory.toRealPath().resolve("production"));
  }

  @Test
  void mendedClassesCompileToTheSameCatalogs() throws Exception {
    copyModules();

    CommandRun first = lint("--fix");
    assertThat(first.err()).doesNotContain("error");
    assertThat(changedFiles()).isGreaterThan(50);
    JsonNode second = JSON.readTree(lint("--format=sarif").out());
    assertThat(second.at("/runs/0/results")).isNotEmpty();
    assertThat(second.findValues("fixes")).isEmpty();

    assertThat(sameCatalogs(List.of())).isGreaterThan(700);
  }

  @Test
  void laidOutClassesCompileToTheSameCatalogs() throws Exception {
    copyModules();

    assertThat(CommandRun.of("fmt", copy.toString()).code()).isZero();
    assertThat(changedFiles()).isGreaterThan(1000);
    assertThat(CommandRun.of("fmt", "--check", copy.toString()).code()).isZero();

    assertThat(sameCatalogs(List.of("line"))).isGreaterThan(700);
  }

  /**
   * Compares the catalogs of all classes, and returns how many there are.
   *
   * @param changing what of a resource may be another
   */
  private int sameCatalogs(List<String> changing) throws IOException {
    List<String> classes = classes();
    assertThat(classes).hasSizeGreaterThan(1500);
    Map<String, Object> facts = facts();
    Environment before = environment(MODULES);
    Environment after = environment(copy);
    int compiled = 0;
    for (String name : classes) {
      String catalog = catalog(name, before, facts);
      if (catalog != null) {
        compiled++;
        String tidied = String.valueOf(catalog(name, after, facts));
        assertThat(lasting(tidied.replace(copy.toString(), MODULES.toString()), changing))
            .as(name)
            .isEqualTo(lasting(catalog, changing));
      }
    }
    return compiled;
  }

  private CommandRun lint(String option) {
    return CommandRun.of(
        "lint", "--no-config", "--no-cache", "--style-only", option, copy.toString());
  }

  private void copyModules() throws IOException {
    assumeTrue(Files.isDirectory(MODULES), "Debian's puppet-module-* packages are not installed");
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(MODULES.relativize(file).toString());
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
      }
    }
  }

  private int changedFiles() throws IOException {
    int changed = 0;
    for (Path file : manifests()) {
      Path fixed = copy.resolve(MODULES.relativize(file).toString());
      changed += Files.mismatch(file, fixed) >= 0 ? 1 : 0;
    }
    return changed;
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().endsWith(".pp")).sorted().toList();
    }
  }

  /** The names that classes have by the places of their files. */
  private static List<String> classes() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : manifests()) {
      Path path = MODULES.relativize(file);
      if (path.getNameCount() > 2 && path.getName(1).toString().equals("manifests")) {
        String below = path.subpath(2, path.getNameCount()).toString().replace('/', '.');
        String name = path.getName(0) + "." + below.substring(0, below.length() - 3);
        names.add(name.replaceAll("\\.init$", "").replace(".", "::"));
      }
    }
    return names;
  }

  private static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    ((Map<?, ?>) ValueJson.parse(CommandRun.of("facts", "--json").out()))
        .forEach((name, value) -> facts.put((String) name, value));
    return facts;
  }

  private Environment environment(Path modules) throws IOException {
    return new EnvironmentLoader(new LoweringReader())
        .load(
            new EnvironmentOptions(
                "production",
                environment,
                List.of(modules),
                null,
                null,
                null,
                Strictness.PUPPET_7));
  }

  /** What two compiles of the same have in common. */
  private static JsonNode lasting(String catalog, List<String> changing) throws IOException {
    ObjectNode object = (ObjectNode) JSON.readTree(catalog);
    object.remove(List.of("catalog_uuid", "version"));
    object.withArray("resources").forEach(resource -> ((ObjectNode) resource).remove(changing));
    return object;
  }

  /** The catalog of a node with a class; null when it does not compile. */
  private static @Nullable String catalog(
      String name, Environment environment, Map<String, Object> facts) {
    NodeInput node =
        new NodeInput(
            "node.example.com", facts, Map.of(), Map.of(), Map.of(), Map.of(name, Map.of()));
    try {
      return CatalogJson.text(
          new Compiler(environment).compile(node, new CompileLog()).catalog(), true, false);
    } catch (CompileException | InvalidSourceException | EvaluationException e) {
      return null;
    }
  }
}
