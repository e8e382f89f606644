package plumb.compiler.parity;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases with Ruby code in their modules, compiled by both. The table and the differences are in
 * {@code target/parity/ruby-cases.txt}.
 */
class RubyCasesTest {
  private static final CaseFiles FILES =
      new CaseFiles(
          Path.of("src/test/resources/plumb/compiler/parity"),
          Path.of("target/parity/ruby-cases.txt"));

  @Test
  void bothMakeTheSameOfEveryCase(@TempDir Path scratch) throws Exception {
    FILES.assertSame(scratch);
  }
}
