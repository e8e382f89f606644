package plumb.host.parity;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.host.machine.DebianTree;

/**
 * The cases of {@link Twins} for machines that systemd does not run: both engines see a shell as
 * the first process, and nothing of the systemd that booted the hosts.
 */
@Tag("long")
class InitTwinsTest {
  private static final String WITHOUT_SYSTEMD =
      "mount -t tmpfs none /run/systemd && \"$@\"; exit $?";

  @RegisterExtension
  static final Twins TWINS =
      Twins.from(DebianTree.SMALL)
          .within("unshare", "--pid", "--fork", "--mount-proc", "sh", "-c", WITHOUT_SYSTEMD, "sh");

  static Stream<String> cases() throws IOException, URISyntaxException {
    return Twins.casesIn("twins-init");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void bothDoTheSame(String path) throws Exception {
    TWINS.play(path);
  }
}
