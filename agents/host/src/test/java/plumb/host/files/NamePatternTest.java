package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternTest {
  private static final List<String> PATTERNS =
      List.of(
          "*",
          "*.bak",
          "a*b*c",
          "?",
          "??",
          "[abc]",
          "[a-c]x",
          "[!a]",
          "[^a]",
          "[]]",
          "[a",
          "\\*",
          ".*",
          ".git",
          "*~",
          "a",
          "",
          "**",
          "*a",
          "[a-]",
          "x[0-9][0-9]",
          "\\",
          "a\\",
          "?*",
          ".?");
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "ab",
          "abc",
          "axbyc",
          "file.bak",
          ".bak",
          ".git",
          ".",
          "..",
          "*",
          "]",
          "-",
          "x12",
          "x1",
          "bx",
          "dx",
          "a~",
          "",
          "[a",
          "\\",
          "a\\",
          ".x",
          "aa");

  /** The reference matches names with Ruby's File.fnmatch?. */
  @Test
  void agreesWithRuby() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ruby")), "ruby is not installed");
    List<String> command =
        new ArrayList<>(
            List.of(
                "ruby",
                "-e",
                "n = ARGV.shift.to_i; ps = ARGV.shift(n);"
                    + "ps.each { |p| puts ARGV.map { |x| File.fnmatch?(p, x) ? 1 : 0 }.join }",
                Integer.toString(PATTERNS.size())));
    command.addAll(PATTERNS);
    command.addAll(NAMES);
    Process ruby = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(ruby.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(output.strip().split("\n")).containsExactlyElementsOf(ours());
  }

  private static List<String> ours() {
    List<String> lines = new ArrayList<>();
    for (String pattern : PATTERNS) {
      StringBuilder line = new StringBuilder();
      NAMES.forEach(name -> line.append(NamePattern.matches(pattern, name) ? '1' : '0'));
      lines.add(line.toString());
    }
    return lines;
  }
}
