package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/**
 * Every own case, compiled by both: {@code *.cases} beside this class's resources. The table and
 * the differences are in {@code target/parity/cases.txt}.
 */
class ParityTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/compiler/parity");
  private static final CaseFiles FILES = new CaseFiles(CASES, Path.of("target/parity/cases.txt"));

  @Test
  void bothMakeTheSameOfEveryCase(@TempDir Path scratch) throws Exception {
    FILES.assertSame(scratch);
  }

  @Test
  void everyHeadingOfTheSpecificationHasACase() throws Exception {
    Specification specification = Specification.read(CASES.resolve("specification.txt"));
    assertThat(specification.problems(FILES.all())).isEmpty();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> facts() throws IOException {
    return (Map<String, Object>) ValueJson.parse(Resources.read("debian12.json"));
  }
}
