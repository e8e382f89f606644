package plumb.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No text makes a reader or the evaluator crash, hang, or use up stack or memory. */
class FuzzTest {
  private static final Path KEPT = Path.of("src/test/resources/plumb/compiler/fuzz");

  /** What was found once, and what is likely to be found. */
  @TestFactory
  List<DynamicTest> keptInputsEndWell() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Target target : Target.values()) {
      Path directory = KEPT.resolve(target.directory());
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          tests.add(
              DynamicTest.dynamicTest(target + " " + file.getFileName(), () -> run(target, file)));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static void run(Target target, Path file) throws IOException {
    byte[] input = Files.readAllBytes(file);
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> target.run(input));
  }

  @ParameterizedTest
  @EnumSource
  void shortPass(Target target) throws Exception {
    assertThat(new FuzzRun(target, 1, 4).findings()).isEmpty();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void tenMinutes(Target target) throws Exception {
    assertThat(new FuzzRun(target, 0, 600).findings()).isEmpty();
  }
}
