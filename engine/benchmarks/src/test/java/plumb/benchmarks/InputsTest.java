package plumb.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
  private static Inputs inputs;

  @BeforeAll
  static void generate(@TempDir Path temporary) throws IOException {
    inputs = Inputs.generate(Path.of("environment").toAbsolutePath(), temporary.resolve("inputs"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000, 3000})
  void nodesHaveAsManyResourcesAsTheirSizeSays(int size) {
    assertThat(CompileBenchmarks.resources(inputs, size)).isBetween(size, size + 5);
  }

  @Test
  void eachNodeOfTheBatchHasALine() throws IOException {
    assertThat(Files.readAllLines(inputs.batch())).hasSize(Inputs.NODES);
  }

  /** An operation of the reference says what it did; another number than ours is an error. */
  @ParameterizedTest
  @CsvSource({"compile, 100", "compile, 300", "batch, 100"})
  void theReferenceCompilesTheSameNumberOfResources(String job, int size) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/puppet")), "puppet is not installed");
    Sample sample =
        new Reference(inputs, 0).measure(job, size, CompileBenchmarks.resources(inputs, size));
    assertThat(sample.cpu()).isPositive();
  }

  @Test
  void asManyChecksOfTypesPassOnBothSides() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/puppet")), "puppet is not installed");
    Sample sample = new Reference(inputs, 0).measure("types", 0, new TypeBenchmarks().check());
    assertThat(sample.cpu()).isPositive();
  }
}
