package plumb.compiler.parity;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types that are registered by the Resource API, in manifests that both compile. The table and the
 * differences are in {@code target/parity/resource-api-cases.txt}.
 */
class ResourceApiCasesTest {
  private static final CaseFiles FILES =
      new CaseFiles(
          Path.of("src/test/resources/plumb/compiler/parity/resource-api"),
          Path.of("target/parity/resource-api-cases.txt"));

  @Test
  void bothMakeTheSameOfEveryCase(@TempDir Path scratch) throws Exception {
    Process probe =
        new ProcessBuilder("ruby", "-e", "require 'puppet'; require 'puppet/resource_api'")
            .redirectErrorStream(true)
            .start();
    probe.getInputStream().readAllBytes();
    assumeTrue(probe.waitFor() == 0, "the Resource API is not installed for Ruby");
    FILES.assertSame(scratch);
  }
}
