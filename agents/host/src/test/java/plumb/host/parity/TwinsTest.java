package plumb.host.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.catalog.Catalog;
import plumb.catalog.report.Report;
import plumb.host.machine.AptRepository;
import plumb.host.machine.BootedHost;

/**
 * Two equal hosts, one converged by the reference, the other by Plumb, from the same catalogs:
 * after every step both must have said the same and be in the same state.
 *
 * <p>A case has a {@code manifest} and may have a second one, {@code then}; scripts {@code before}
 * the first and {@code between} two runs; one that prints {@code state} besides what is always
 * compared ({@link HostState}); and {@code except}, lines of "text: cause" that leave out lines of
 * messages with that text. Each manifest runs in noop, then for real, then once more.
 *
 * <p>The property {@code twins} chooses cases by a regular expression of how their names start.
 */
class TwinsTest {
  private static @Nullable BootedHost theirHost;
  private static @Nullable BootedHost ourHost;
  private static @Nullable Reference reference;
  private static @Nullable Worker worker;

  @BeforeAll
  static void bootTwins(@TempDir Path temporary) throws IOException, InterruptedException {
    BootedHost.assumeAvailable();
    AptRepository repository = TestPackages.make(temporary.resolve("repository"));
    BootedHost theirs = ReferenceModules.boot("twin");
    theirHost = theirs;
    BootedHost ours = BootedHost.boot("twin");
    ourHost = ours;
    repository.install(theirs);
    repository.install(ours);
    Files.write(theirs.path("/root/reference.rb"), Reference.script());
    reference =
        Reference.start(
            theirs
                .process("ruby", "/root/reference.rb", "/root/reference")
                .redirectError(Redirect.DISCARD));
    worker = Worker.start(ours.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT));
  }

  @AfterAll
  static void stopTwins() throws Exception {
    for (@Nullable AutoCloseable one :
        new AutoCloseable[] {reference, worker, theirHost, ourHost}) {
      if (one != null) {
        one.close();
      }
    }
  }

  static Stream<String> cases() throws IOException, URISyntaxException {
    return casesIn("twins");
  }

  static Stream<String> longCases() throws IOException, URISyntaxException {
    return casesIn("twins-long");
  }

  private static Stream<String> casesIn(String directory) throws IOException, URISyntaxException {
    Path path = Path.of(Objects.requireNonNull(TwinsTest.class.getResource(directory)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      String wanted = System.getProperty("twins", "");
      return files
          .map(Path::toString)
          .filter(file -> file.matches(".*/(" + wanted + ").*"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothDoTheSame(String path) throws Exception {
    play(Path.of(path));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("longCases")
  void bothDoTheSameInEveryDetail(String path) throws Exception {
    play(Path.of(path));
  }

  private static void play(Path path) throws Exception {
    TwinCase twinCase = new TwinCase(CaseFile.read(path));
    List<Catalog> catalogs = new ArrayList<>();
    List<String> theirs =
        twinCase.play(
            Objects.requireNonNull(theirHost),
            (manifest, noop) -> {
              Reference.Answer answer =
                  Objects.requireNonNull(reference)
                      .apply(manifest, Path.of("/usr/share/puppet/modules"), noop, "");
              catalogs.add(answer.catalog());
              return answer.report();
            });
    List<String> ours =
        twinCase.play(
            Objects.requireNonNull(ourHost), (manifest, noop) -> apply(catalogs.remove(0), noop));
    assertThat(String.join("\n\n", ours)).isEqualTo(String.join("\n\n", theirs));
  }

  private static Report apply(Catalog catalog, boolean noop) throws IOException {
    return Objects.requireNonNull(worker).apply(catalog, noop);
  }
}
