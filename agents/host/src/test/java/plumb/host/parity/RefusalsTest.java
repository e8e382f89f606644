package plumb.host.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.report.LogSink;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;
import plumb.host.HostProviders;
import plumb.host.files.LocalFileSource;

/**
 * Manifests, one a line, with a value that no resource can have: both engines refuse the catalog
 * with the same sentence. Plumb says what else is wrong in further ones. All runs are in noop.
 *
 * <p>Titles of keys of hosts are left out: the reference puts them together from parameters, of
 * which it has not read all when one is wrong.
 */
class RefusalsTest {
  private static @Nullable Reference reference;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  static Path temporary;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Reference.isInstalled(), "the reference implementation is not installed");
    reference = Reference.start(temporary);
  }

  @AfterAll
  static void stop() throws IOException {
    if (reference != null) {
      reference.close();
    }
  }

  static Stream<String> manifests() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RefusalsTest.class.getResourceAsStream("refusals.pp"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void bothRefuseWithTheSameSentence(String manifest) throws IOException {
    Reference.Answer answer =
        Objects.requireNonNull(reference)
            .apply(manifest, Path.of("/usr/share/puppet/modules"), true, "");
    RunOptions options =
        RunOptions.in(
                temporary.resolve("state"), new LocalFileSource(module -> temporary), LogSink.NONE)
            .noop(true)
            .build();
    Report ours = new AgentRun(answer.catalog(), HostProviders.all(), options).run();
    assertThat(ours.status()).isEqualTo("failed");
    assertThat(refusal(ours)).isEqualTo(refusal(answer.report()));
  }

  private static String refusal(Report report) {
    return report.logs().stream()
        .filter(entry -> entry.level().equals("err"))
        .map(LogEntry::message)
        .map(message -> message.replaceAll(" on Sshkey\\[.*?\\]", " on Sshkey"))
        .findFirst()
        .orElse("not refused");
  }
}
