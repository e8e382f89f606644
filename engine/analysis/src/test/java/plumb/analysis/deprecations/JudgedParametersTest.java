package plumb.analysis.deprecations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.Module;

/**
 * What is recognised in Debian's module packages against what a person read in them, before there
 * was anything that recognises.
 */
class JudgedParametersTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  /**
   * A person's answer.
   *
   * @param replacements qualified names; empty when there is none
   */
  private record Answer(String parameter, boolean deprecated, Set<String> replacements) {
    String module() {
      return parameter.substring(0, parameter.indexOf("::"));
    }
  }

  @Test
  void findsWhatPeopleRead() throws Exception {
    List<Answer> answers = answers();
    Set<String> modules = answers.stream().map(Answer::module).collect(Collectors.toSet());
    assumeTrue(
        modules.stream().allMatch(one -> Files.isDirectory(MODULES.resolve(one))),
        "Debian's puppet-module-* packages are not installed");
    Map<String, RecognisedDeprecation> found = new HashMap<>();
    for (String module : modules) {
      for (RecognisedDeprecation one : recognise(module)) {
        found.put(one.name(), one);
      }
    }

    List<String> wrong = new ArrayList<>();
    int deprecated = 0;
    int agreed = 0;
    int replaced = 0;
    int replacementsAgreed = 0;
    List<String> falsely = new ArrayList<>();
    for (Answer answer : answers) {
      RecognisedDeprecation one = found.get(answer.parameter());
      if (!answer.deprecated()) {
        if (one != null) {
          falsely.add(answer.parameter());
        }
        continue;
      }
      deprecated++;
      Set<String> replacements = one == null ? Set.of() : replacements(one);
      boolean same = replacements.equals(answer.replacements());
      if (!answer.replacements().isEmpty()) {
        replaced++;
        replacementsAgreed += same ? 1 : 0;
      }
      if (one != null && same) {
        agreed++;
      } else {
        wrong.add(answer + ", found " + (one == null ? "nothing" : replacements));
      }
    }
    System.out.printf(
        "deprecated parameters: %d of %d as people read them (replacements: %d of %d);"
            + " %d of %d others taken for deprecated%n",
        agreed,
        deprecated,
        replacementsAgreed,
        replaced,
        falsely.size(),
        answers.size() - deprecated);
    wrong.forEach(System.out::println);

    assertThat(deprecated).isGreaterThanOrEqualTo(60);
    assertThat(falsely).isEmpty();
    assertThat(wrong).hasSizeLessThanOrEqualTo(deprecated / 10);
    assertThat(replacementsAgreed).isGreaterThanOrEqualTo((replaced * 9 + 9) / 10);
  }

  /** Of everything that is found in all packages, how much a person called right. */
  @Test
  void findsLittleElse() throws Exception {
    assumeTrue(Files.isDirectory(MODULES.resolve("nova")), "Debian's modules are not installed");
    Set<String> right = new TreeSet<>();
    answers().stream().filter(Answer::deprecated).forEach(one -> right.add(one.parameter()));
    for (String line : resource("judged-findings.txt").lines().toList()) {
      if (line.endsWith(" right")) {
        right.add(line.substring(0, line.indexOf(' ')));
      }
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path module : modules.sorted().toList()) {
        List<RecognisedDeprecation> own = recognise(module.getFileName().toString());
        own.forEach(one -> found.add(one.name()));
        assertDraftIsRead(own, module.getFileName().toString());
      }
    }
    List<String> others = found.stream().filter(one -> !right.contains(one)).toList();
    System.out.printf(
        "deprecations found: %d, right as people read them: %d %s%n",
        found.size(), found.size() - others.size(), others);
    assertThat(found).hasSizeGreaterThan(100);
    assertThat(others).hasSizeLessThanOrEqualTo(found.size() / 20);
  }

  private static void assertDraftIsRead(List<RecognisedDeprecation> found, String module) {
    String draft = Draft.of(found, module, path -> path);
    List<Deprecation> read =
        DeprecationFile.read(new LoweringReader(), module + "/deprecations.yaml", draft, module);
    assertThat(read.stream().map(one -> one.subject().toString()))
        .containsExactlyElementsOf(found.stream().map(RecognisedDeprecation::name).toList());
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).message()).isEqualTo(found.get(i).message());
    }
  }

  private static Set<String> replacements(RecognisedDeprecation one) {
    return one.replacements().stream()
        .filter(each -> each.parameter() != null)
        .map(Replacement::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<RecognisedDeprecation> recognise(String module) throws IOException {
    return Recogniser.recognise(
        new Module(module, MODULES.resolve(module)), new LoweringReader(), (file, fault) -> {});
  }

  private static List<Answer> answers() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String line : resource("judged-parameters.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        String[] columns = line.split(" ");
        Set<String> replacements =
            columns[2].equals("-") ? Set.of() : new TreeSet<>(List.of(columns[2].split(",")));
        answers.add(new Answer(columns[0], columns[1].equals("deprecated"), replacements));
      }
    }
    return answers;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = JudgedParametersTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
