package plumb.host.parity;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.host.machine.DebianTree;

/** The cases of {@link Twins} that need nothing but a small host. */
class TwinsTest {
  @RegisterExtension static final Twins TWINS = Twins.from(DebianTree.SMALL);

  static Stream<String> cases() throws IOException, URISyntaxException {
    return Twins.casesIn("twins");
  }

  static Stream<String> longCases() throws IOException, URISyntaxException {
    return Twins.casesIn("twins-long");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void bothDoTheSame(String path) throws Exception {
    TWINS.play(path);
  }

  @Tag("long")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("longCases")
  void bothDoTheSameInEveryDetail(String path) throws Exception {
    TWINS.play(path);
  }
}
