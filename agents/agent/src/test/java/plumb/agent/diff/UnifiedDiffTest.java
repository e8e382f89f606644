package plumb.agent.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @Test
  void equalTextsHaveNone() {
    assertThat(UnifiedDiff.of("a\n", "a\n", "x", "y")).isEmpty();
  }

  @Test
  void showsThreeLinesOfContext() {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n"))
        .isEqualTo(
            """
            --- old
            +++ new
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8""");
  }

  @Test
  void joinsHunksWhoseContextsTouch() {
    String old = "1\n2\n3\n4\n5\n6\n7\n8\n9\na\nb\nc\nd\ne\nf\ng\nh\n";
    String fresh = old.replace("2\n3", "2\nx\n3").replace("9\n", "").replace("h", "y");
    assertThat(diff(old, fresh)).contains("@@ -1,12 +1,12 @@").contains("@@ -14,4 +14,4 @@");
  }

  @Test
  void namesTheLineBeforeAnEmptyRange() {
    assertThat(diff("", "a\n")).endsWith("@@ -0,0 +1 @@\n+a");
    assertThat(diff("a\n", "")).endsWith("@@ -1 +0,0 @@\n-a");
  }

  @Test
  void aMissingLastNewlineIsADifference() {
    assertThat(diff("a\nb", "a\nb\n"))
        .endsWith("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b");
  }

  @Test
  void textsThatDifferEverywhereStillGetADiff() {
    String one = "a\n".repeat(3000);
    String other = "b\n".repeat(3000);
    assertThat(diff("same\n" + one + "end\n", "same\n" + other + "end\n"))
        .contains("@@ -1,3002 +1,3002 @@");
  }

  @Property(tries = 60)
  void patchMakesTheNewTextOfTheOldOne(
      @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> oldLines,
      @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> newLines,
      @ForAll boolean oldNewline,
      @ForAll boolean newNewline)
      throws Exception {
    String old = text(oldLines, oldNewline);
    String fresh = text(newLines, newNewline);
    String diff = diff(old, fresh);
    Path file = Files.createTempFile("plumb-patch", "");
    try {
      Files.writeString(file, old);
      if (!diff.isEmpty()) {
        patch(file, diff + "\n");
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "").isEqualTo(fresh);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Property(tries = 40)
  void changesAsFewLinesAsDiffDoes(
      @ForAll @Size(max = 25) List<@IntRange(max = 3) Integer> oldLines,
      @ForAll @Size(max = 25) List<@IntRange(max = 3) Integer> newLines)
      throws Exception {
    String ours = diff(text(oldLines, true), text(newLines, true));
    Path directory = Files.createTempDirectory("plumb-diff");
    Path one = directory.resolve("one");
    Path other = directory.resolve("other");
    try {
      Files.writeString(one, text(oldLines, true));
      Files.writeString(other, text(newLines, true));
      String theirs = run(null, "diff", "-d", "-u", one.toString(), other.toString());
      assertThat(changedLines(ours)).isEqualTo(changedLines(theirs));
    } finally {
      Files.deleteIfExists(one);
      Files.deleteIfExists(other);
      Files.delete(directory);
    }
  }

  @Test
  void patchUnderstandsTheLabels(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "a\nb\n");
    patch(file, UnifiedDiff.of("a\nb\n", "a\nc\n", "f\tas found", "f\tas wanted") + "\n");
    assertThat(file).hasContent("a\nc");
  }

  private static String diff(String old, String fresh) {
    return UnifiedDiff.of(old, fresh, "old", "new");
  }

  private static String text(List<Integer> numbers, boolean newline) {
    StringBuilder text = new StringBuilder();
    numbers.forEach(number -> text.append("line ").append(number).append('\n'));
    if (!newline && text.length() > 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private static long changedLines(String diff) {
    return diff.lines()
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .filter(line -> !line.startsWith("+++") && !line.startsWith("---"))
        .count();
  }

  private static void patch(Path file, String diff) throws IOException, InterruptedException {
    String output = run(diff, "patch", "--posix", "-u", file.toString());
    assertThat(output).doesNotContain("FAILED").doesNotContain("malformed");
  }

  private static String run(@Nullable String input, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      if (input != null) {
        in.write(input);
      }
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
