package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.json.ValueJson;

class BatchCommandTest {
  private Installation installation;
  private Path batch;
  private Path out;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.create();
    Path environment = installation.folder().resolve("environments/production");
    Files.createDirectories(environment.resolve("manifests"));
    Files.writeString(
        environment.resolve("manifests/site.pp"),
        "Integer[1, 50].each |$n| { notify { \"${facts['rack']} ${n}\": } }\n");
    batch = installation.folder().resolve("nodes.jsonl");
    out = installation.folder().resolve("out");
  }

  @AfterEach
  void remove() throws Exception {
    installation.close();
  }

  @Test
  void writesCatalogsAndClosesWithASummary() throws Exception {
    Files.writeString(batch, "{\"name\":\"a\",\"facts\":{\"rack\":\"r1\"}}\n{\"name\":\"b\"}\n");
    Installation.Result result = compile();
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("2 nodes in ").contains(": 2 compiled, 0 failed, ");
    assertThat(Files.readString(out.resolve("a.json"))).contains("\"r1 50\"");
    assertThat(names()).containsExactly("a.json", "b.json");
  }

  @Test
  void badLinesAreToldWithTheirNumberAndTheRestGoesOn() throws Exception {
    Files.writeString(batch, "{\"name\":\"a\"}\nnonsense\n{\"name\":\"b\"}\n");
    Installation.Result result = compile("--json", "--jobs", "2");
    assertThat(result.err()).startsWith(batch + ":2: line-2: error[INVALID_BATCH]: ");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat((Map<?, ?>) ValueJson.parse(result.out()))
        .extracting("nodes", "compiled", "failed")
        .containsExactly(3L, 2L, 1L);
    assertThat(names()).containsExactly("a.json", "b.json", "line-2.error.json");
  }

  @Test
  void readsAPipe() throws Exception {
    Files.writeString(batch, "{\"name\":\"a\"}\n");
    Installation.Result result =
        installation.run(
            Map.of(),
            List.of(
                "bash",
                "-c",
                "cat '%s' | ./plumb compile --batch /dev/stdin --out '%s' --environmentpath '%s'"
                    .formatted(batch, out, installation.folder().resolve("environments"))));
    assertThat(result.exitCode()).isZero();
    assertThat(names()).containsExactly("a.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--out out --jobs 0",
        "--out out node",
        "--out out --facts f.json",
        "--jobs x"
      })
  void wrongUsageEndsWithTwo(String options) throws Exception {
    Files.writeString(batch, "");
    Installation.Result result =
        installation.plumb(("compile --batch " + batch + " " + options).strip().split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("`plumb compile --help`");
    assertThat(installation.home().resolve("out")).doesNotExist();
  }

  @Test
  void aBatchThatIsNotThereIsNamed() throws Exception {
    Installation.Result result = compile();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error[MISSING_FILE]: " + batch);
  }

  @Test
  void aKilledRunLeavesWholeFilesOnly() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      lines.append("{\"name\":\"node").append(i).append("\"}\n");
    }
    Files.writeString(batch, lines);
    ProcessBuilder builder =
        new ProcessBuilder(command("--jobs", "2"))
            .directory(installation.home().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("XDG_CACHE_HOME", installation.folder().resolve("c").toString());
    Process process = builder.start();
    while (!Files.exists(out.resolve("node300.json"))) {
      assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).as("ended early").isFalse();
    }
    assertThat(process.destroyForcibly().waitFor()).isNotZero();

    List<String> names = names();
    assertThat(names).hasSizeBetween(300, 99_999);
    for (String name : names) {
      assertThat(ValueJson.parse(Files.readString(out.resolve(name)))).isInstanceOf(Map.class);
    }
  }

  private Installation.Result compile(String... options) throws Exception {
    return installation.run(Map.of(), command(options));
  }

  private List<String> command(String... options) {
    return Stream.concat(
            Stream.of(
                "./plumb",
                "compile",
                "--batch",
                batch.toString(),
                "--out",
                out.toString(),
                "--environmentpath",
                installation.folder().resolve("environments").toString()),
            Stream.of(options))
        .toList();
  }

  /** What has its name; what does not is hidden. */
  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
