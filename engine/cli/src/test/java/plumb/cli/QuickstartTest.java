package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** examples/quickstart does what it says. */
class QuickstartTest {
  private Installation installation;
  private Path site;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.create();
    site = installation.folder().resolve("site");
  }

  @AfterEach
  void remove() throws Exception {
    installation.close();
  }

  @Test
  void changesWhatIsExpectedAndThenNothing() throws Exception {
    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(example().resolve("expected-changes"))) {
      if (!line.startsWith("#")) {
        expected.add(line.replace("DIR", site.toString()));
      }
    }
    assertThat(changes()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(changes()).isEmpty();
    Installation.Result check =
        installation.run(
            Map.of(),
            List.of("bash", "-c", "cd \"$1\" && sha256sum -c SHA256SUMS", "-", site.toString()));
    assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
  }

  @Test
  void putsBackWhatAHandChanged() throws Exception {
    changes();
    Path page = site.resolve("index.html");
    String correct = Files.readString(page);
    Files.writeString(page, "<p>scribble</p>\n", StandardOpenOption.APPEND);
    Files.writeString(site.resolve("pages/stray.html"), "");

    Installation.Result preview = apply("--noop");
    assertThat(preview.out()).contains("\n-<p>scribble</p>\n");
    assertThat(Files.readString(page)).contains("scribble");

    assertThat(changes())
        .containsExactlyInAnyOrder(
            "File[" + page + "] content",
            "File[" + site + "/pages/stray.html] ensure",
            "Exec[checksums of the landing site] refresh");
    assertThat(page).hasContent(correct);
    assertThat(site.resolve("pages/stray.html")).doesNotExist();
  }

  @Test
  void endsUpAsWithTheReference() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/puppet")), "puppet is not installed");
    changes();
    Map<String, String> ours = filesBelow(site);
    Files.move(site, installation.folder().resolve("ours"));

    Path examples = Installation.REPOSITORY.resolve("examples");
    Path own = installation.folder().resolve("puppet");
    Installation.Result result =
        installation.run(
            environment(),
            List.of(
                "puppet",
                "apply",
                "--confdir=" + own,
                "--vardir=" + own,
                "--environmentpath=" + examples,
                "--environment=quickstart",
                example().resolve("manifests/site.pp").toString()));
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(ours).isEqualTo(filesBelow(site));
  }

  private static Path example() {
    return Installation.REPOSITORY.resolve("examples/quickstart");
  }

  private Map<String, String> environment() {
    return Map.of("FACTER_quickstart_dir", site.toString());
  }

  private List<String> changes() throws Exception {
    Installation.Result result = apply("--json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return RunReport.changes(result.out());
  }

  private Installation.Result apply(String option) throws Exception {
    return installation.run(
        environment(), Arrays.asList("./plumb", "apply", option, "examples/quickstart"));
  }

  /** Paths, and what can be compared of each file: permissions and content. */
  private static Map<String, String> filesBelow(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        String content = Files.isDirectory(path) ? "" : Files.readString(path);
        files.put(root.relativize(path).toString(), mode + "\n" + content);
      }
    }
    return files;
  }
}
