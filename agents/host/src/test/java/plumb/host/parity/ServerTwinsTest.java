package plumb.host.parity;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.host.machine.DebianTree;

/** The cases of {@link Twins} that need database servers. */
@Tag("long")
class ServerTwinsTest {
  private static @Nullable Twins twins;

  @BeforeAll
  static void boot(@TempDir Path temporary) throws IOException, InterruptedException {
    twins = Twins.boot(DebianTree.SERVERS, temporary);
  }

  @AfterAll
  static void stop() throws Exception {
    if (twins != null) {
      twins.close();
    }
  }

  static Stream<String> cases() throws IOException, URISyntaxException {
    return Twins.casesIn("twins-servers");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void bothDoTheSame(String path) throws Exception {
    play(path);
  }

  private static void play(String path) throws Exception {
    Objects.requireNonNull(twins).play(Path.of(path));
  }
}
