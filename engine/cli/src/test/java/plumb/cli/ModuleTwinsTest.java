package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import plumb.host.command.CommandResult;
import plumb.host.machine.BootedHost;
import plumb.host.machine.DebianPackages;
import plumb.host.parity.CaseFile;
import plumb.host.parity.HostState;
import plumb.host.parity.ReferenceModules;

/**
 * Modules that people use, with the packages that Debian has for them, on two equal hosts: {@code
 * puppet apply} converges one, {@code plumb apply} the other. Both must end with the same exit code
 * and in the same state, with the service at work; have nothing to do then; and mend what was
 * changed behind their backs.
 *
 * <p>A case has the {@code packages} that are fetched, a script {@code before}, the {@code
 * manifest}, a script {@code works} that shows the service at work, another one for the {@code
 * drift}, and {@code except}, lines of "text: cause" that leave out lines of states.
 */
@Tag("long")
class ModuleTwinsTest {
  private static final String MODULES = "/usr/share/puppet/modules";
  private static final String MANIFEST = "/root/site.pp";

  /** What runs, and all of /etc but what is about the reference and what every host makes anew. */
  private static final String STATE =
      """
      cd /etc
      find . -path ./puppet -prune -o -printf '%y %m %u:%g %p %l\\n' | sort
      find . -path ./puppet -prune -o -type f ! -name 'ssh_host_*_key*' \\
        ! -name 'ssl-cert-snakeoil.*' -print0 | sort -z | xargs -0 sha256sum
      systemctl list-units --no-legend --plain --all --type=service,socket,timer |
        awk '$3 != "inactive" {print $1, $3, $4}'
      """;

  private static @Nullable Installation installation;
  private static @Nullable BootedHost theirHost;
  private static @Nullable BootedHost ourHost;

  @BeforeAll
  static void bootTwins(@TempDir Path temporary) throws Exception {
    BootedHost.assumeAvailable();
    List<String> packages = new ArrayList<>();
    for (Path file : cases().toList()) {
      packages.addAll(CaseFile.read(file).section("packages").lines().toList());
    }
    var repository = DebianPackages.fetch(temporary.resolve("repository"), packages);
    installation = Installation.create();
    BootedHost.Options options = BootedHost.Options.named("twin.example.com");
    theirHost = ReferenceModules.boot(options);
    ourHost =
        ReferenceModules.boot(
            options.mounting(Installation.REPOSITORY).mounting(installation.folder()));
    repository.install(theirHost);
    repository.install(ourHost);
  }

  @AfterAll
  static void stopTwins() throws Exception {
    for (@Nullable AutoCloseable one : new AutoCloseable[] {theirHost, ourHost, installation}) {
      if (one != null) {
        one.close();
      }
    }
  }

  static Stream<Path> cases() throws IOException, URISyntaxException {
    Path path =
        Path.of(Objects.requireNonNull(ModuleTwinsTest.class.getResource("modules")).toURI());
    String wanted = System.getProperty("twins", "");
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().matches(".*/(" + wanted + ").*"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothConvergeTheModule(Path path) throws Exception {
    CaseFile file = CaseFile.read(path);
    List<List<String>> theirs =
        play(Objects.requireNonNull(theirHost), file, "puppet", "--modulepath=" + MODULES);
    String plumb = Objects.requireNonNull(installation).home().resolve("plumb").toString();
    List<List<String>> ours =
        play(Objects.requireNonNull(ourHost), file, plumb, "--modulepath=" + MODULES);
    for (int step = 0; step < theirs.size(); step++) {
      List<String> different = new ArrayList<>();
      without(theirs.get(step), ours.get(step)).forEach(line -> different.add("theirs: " + line));
      without(ours.get(step), theirs.get(step)).forEach(line -> different.add("ours: " + line));
      assertThat(different).as("what differs after step " + step).isEmpty();
    }
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> rest = new ArrayList<>(lines);
    rest.removeAll(others);
    return rest;
  }

  /** Returns what is there after each step and was not before the first one, as lines. */
  private static List<List<String>> play(
      BootedHost host, CaseFile file, String program, String modules) throws Exception {
    host.sh("set -e\n" + file.section("before"));
    host.write(MANIFEST, file.section("manifest"));
    List<String> beginning = state(host, file);
    List<List<String>> steps = new ArrayList<>();
    for (String drift : List.of("", "", file.section("drift"), "")) {
      host.sh("set -e\n" + drift);
      int expected = steps.isEmpty() || !drift.isEmpty() ? 2 : 0;
      CommandResult run =
          host.command(program, "apply", "--detailed-exitcodes", modules, MANIFEST)
              .within(Duration.ofMinutes(10))
              .run();
      assertThat(run.exitCode()).as(program + "\n" + run.output()).isEqualTo(expected);
      List<String> step = new ArrayList<>(without(state(host, file), beginning));
      step.add("works: " + host.sh("set -e\n" + file.section("works")));
      steps.add(step);
    }
    return steps;
  }

  private static List<String> state(BootedHost host, CaseFile file) throws Exception {
    String state = HostState.of(host) + host.run("bash", "-c", STATE).output();
    return file.withoutExceptions(state).lines().toList();
  }
}
