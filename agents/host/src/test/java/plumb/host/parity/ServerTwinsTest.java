package plumb.host.parity;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.host.machine.DebianTree;

/** The cases of {@link Twins} that need database servers, or packages of RPM. */
@Tag("long")
class ServerTwinsTest {
  @RegisterExtension
  static final Twins TWINS = Twins.from(DebianTree.SERVERS).prepared(TestRpms::install);

  static Stream<String> cases() throws IOException, URISyntaxException {
    return Twins.casesIn("twins-servers");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void bothDoTheSame(String path) throws Exception {
    TWINS.play(path);
  }
}
