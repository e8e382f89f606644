package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every manifest of Debian's module packages, checked by Plumb and by the reference. */
class ValidateCorpusTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");
  private static final Path PUPPET = Path.of("/usr/bin/puppet");

  @Test
  void refusesTheSameFilesAsTheReference() throws Exception {
    assumeTrue(Files.isExecutable(PUPPET), "puppet is not installed");
    List<String> manifests = manifests();
    assumeTrue(manifests.size() > 1000, "Debian's puppet-module-* packages are not installed");

    Run own = validate(manifests);

    assertThat(own.summary())
        .matches(manifests.size() + " files, 0 syntax errors, \\d+ rule errors, \\d+ warnings");
    TreeSet<String> refused = files(reference(manifests), Pattern.compile("\\(file: ([^,)]+)"));
    assertThat(files(own.errors(), Pattern.compile("error: [^\\n]*\\n\\s*--> ([^:]+):")))
        .isEqualTo(refused);
    assertThat(own.summary()).contains(" " + refused.size() + " rule errors,");
  }

  private record Run(String summary, String errors) {}

  private static Run validate(List<String> manifests) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
      List<String> arguments = new ArrayList<>(List.of("validate"));
      arguments.addAll(manifests);
      int unused = Main.run(arguments.toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return new Run(
        output.toString(StandardCharsets.UTF_8).strip(), errors.toString(StandardCharsets.UTF_8));
  }

  private static List<String> manifests() throws IOException {
    if (!Files.isDirectory(MODULES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(MODULES, FileVisitOption.FOLLOW_LINKS)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".pp")).sorted().toList();
    }
  }

  private static String reference(List<String> manifests) throws Exception {
    List<String> command = new ArrayList<>(List.of(PUPPET.toString(), "parser", "validate"));
    command.addAll(manifests);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();
    return output;
  }

  private static TreeSet<String> files(String text, Pattern pattern) {
    TreeSet<String> files = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      files.add(matcher.group(1));
    }
    return files;
  }
}
