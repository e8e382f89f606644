package plumb.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.dsl.validation.FilePlacement;
import plumb.dsl.validation.Validator;

/**
 * All manifests and templates of Debian's module packages, against the verdicts of the reference
 * itself.
 */
class CorpusTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path PUPPET = Path.of("/usr/bin/puppet");
  private static final Pattern FILE_IN_ERROR = Pattern.compile("Error:.*\\(file: ([^,)]+)");

  private static List<Path> files(String extension) throws IOException {
    assumeTrue(Files.isDirectory(MODULES), "Debian's puppet-module-* packages are not installed");
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }

  private static ParsedFile parse(Path file, Syntax syntax) throws IOException {
    return PuppetParser.parse(new SourceText(file.toString(), Files.readString(file)), syntax);
  }

  @Test
  void templatesHaveNoErrors() throws IOException {
    List<Path> templates = files(".epp");
    assertThat(templates).isNotEmpty();
    for (Path template : templates) {
      ParsedFile file = parse(template, Syntax.EPP);
      assertThat(file.diagnostics()).as(template.toString()).isEmpty();
      assertThat(Validator.validate(file, FilePlacement.ANYWHERE))
          .as(template.toString())
          .isEmpty();
    }
  }

  @Test
  void manifestsGetTheVerdictsOfTheReference() throws Exception {
    List<Path> manifests = files(".pp");
    assumeTrue(Files.isExecutable(PUPPET), "puppet is not installed");
    Set<String> failing = new TreeSet<>();
    for (Path manifest : manifests) {
      ParsedFile file = parse(manifest, Syntax.MANIFEST);
      assertThat(file.diagnostics()).as(manifest.toString()).isEmpty();
      FilePlacement placement = FilePlacement.of(manifest, List.of(MODULES), null);
      for (Diagnostic diagnostic : Validator.validate(file, placement)) {
        if (diagnostic.severity() == Severity.ERROR) {
          failing.add(manifest.toString());
        }
      }
    }
    assertThat(failing).isEqualTo(failingByReference(manifests));
  }

  private static Set<String> failingByReference(List<Path> manifests) throws Exception {
    List<String> command = new ArrayList<>(List.of(PUPPET.toString(), "parser", "validate"));
    command.addAll(List.of("--color", "false", "--modulepath", MODULES.toString()));
    manifests.forEach(manifest -> command.add(manifest.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Set<String> failing = new TreeSet<>();
    Matcher errors = FILE_IN_ERROR.matcher(output);
    while (errors.find()) {
      failing.add(errors.group(1));
    }
    return failing;
  }
}
