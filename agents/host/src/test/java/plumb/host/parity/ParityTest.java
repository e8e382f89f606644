package plumb.host.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.report.LogSink;
import plumb.catalog.Catalog;
import plumb.catalog.report.Report;
import plumb.host.HostProviders;
import plumb.host.files.LocalFileSource;

/**
 * Applies catalogs with the reference and with Plumb, in the same place one after the other: what
 * both say and what is there afterwards must be the same, in noop, in a real run and in a second
 * one.
 *
 * <p>A case has a {@code manifest}, in which {@code $DIR} stands for the place and {@code $WEB} for
 * a server of its files, which both must ask the same; shell scripts that set up the place {@code
 * before} and disturb it {@code between} the two real runs; {@code tags}; and {@code except}, lines
 * of "text: cause" that leave out lines of output with that text. The property {@code cases}
 * chooses cases by a regular expression of their names.
 */
class ParityTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  static Path temporary;

  private static @Nullable Reference reference;
  private static @Nullable WebServer web;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Reference.isInstalled(), "the reference implementation is not installed");
    assumeTrue("root".equals(System.getProperty("user.name")), "owners can only be set as root");
    reference = Reference.start(temporary);
    web = WebServer.start(temporary.resolve("place"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (reference != null) {
      reference.close();
      web().close();
    }
  }

  private static WebServer web() {
    return Objects.requireNonNull(web);
  }

  static Stream<String> cases() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(System.getProperty("cases", ".*")))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path directory() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(ParityTest.class.getResource("cases")).toURI());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesTheSame(String name) throws Exception {
    Path place = Files.createDirectories(temporary.resolve("place"));
    Path modules = Files.createDirectories(temporary.resolve("modules"));
    CaseFile file = CaseFile.read(directory().resolve(name));
    Scenario scenario = new Scenario(file, place, modules, web().address());

    List<Catalog> catalogs = new ArrayList<>();
    List<String> theirs =
        scenario.play(
            noop -> {
              Reference.Answer answer =
                  Objects.requireNonNull(reference)
                      .apply(scenario.manifest(), modules, noop, scenario.tags());
              catalogs.add(answer.catalog());
              return answer.report();
            });
    List<String> askedByThem = web().asked();
    List<String> ours = scenario.play(noop -> apply(catalogs.get(0), scenario, noop));
    List<String> askedByUs = web().asked();

    for (int i = 0; i < theirs.size(); i++) {
      assertThat(ours.get(i)).as(Scenario.STEPS.get(i)).isEqualTo(theirs.get(i));
    }
    assertThat(askedByUs).isEqualTo(askedByThem);
  }

  private static Report apply(Catalog catalog, Scenario scenario, boolean noop) {
    RunOptions options =
        RunOptions.in(
                temporary.resolve("state"),
                new LocalFileSource(module -> scenario.modules().resolve(module)),
                LogSink.NONE)
            .noop(noop)
            .tags(scenario.tagList())
            .build();
    return new AgentRun(catalog, HostProviders.all(), options).run();
  }
}
