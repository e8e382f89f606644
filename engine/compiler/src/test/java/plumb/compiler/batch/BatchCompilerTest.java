package plumb.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

class BatchCompilerTest {
  private final List<BatchFailure> failures = new CopyOnWriteArrayList<>();
  private Path directory = Path.of("unset");
  private Path out = directory;

  @BeforeEach
  void writeModule(@TempDir Path temporary) throws IOException {
    directory = temporary;
    out = directory.resolve("out");
    Path manifests = Files.createDirectories(directory.resolve("modules/web/manifests"));
    Files.writeString(
        manifests.resolve("init.pp"),
        "class web (Integer $port = 80) { notify { \"${facts['rack']} ${port} ${role}\": } }");
  }

  @Test
  void compilesEachNodeWithItsOwnFactsAndClasses() throws IOException {
    BatchSummary summary =
        run(
            """
            {"name":"a.example.com","facts":{"rack":"r1"},"classes":["web"],"parameters":{"role":"x"}}
            {"name":"b.example.com","id":"second","facts":{"rack":"r2"},"classes":{"web":{"port":8080}}}
            """);
    assertThat(summary.toMap()).containsEntry("compiled", 2L).containsEntry("failed", 0L);
    assertThat(catalog("a.example.com.json").find("Notify[r1 80 x]")).isNotNull();
    assertThat(catalog("second.json").find("Notify[r2 8080 ]")).isNotNull();
  }

  @Test
  void factsThatAreNullAreEmptyTexts() throws IOException {
    run("{\"name\":\"a\",\"facts\":{\"rack\":[null,{\"x\":null}]},\"classes\":[\"web\"]}\n");
    assertThat(catalog("a.json").find("Notify[[, {x => }] 80 ]")).isNotNull();
  }

  @Test
  void namesThatNoFileCanHaveFailAlone() throws IOException {
    String lines =
        """
        {"name":"l\\ud800"}
        {"name":"a","id":"i\\udc00"}
        {"name":"%s"}
        {"name":"a/b","id":"fine"}
        {"name":"good","classes":["web"]}
        """
            .formatted("x".repeat(300));
    assertThat(run(lines).failures()).isEqualTo(4);
    assertThat(failures)
        .extracting(BatchFailure::id, BatchFailure::batchLine, BatchFailure::code)
        .containsExactlyInAnyOrder(
            tuple("line-1", 1, "INVALID_BATCH"),
            tuple("line-2", 2, "INVALID_BATCH"),
            tuple("line-3", 3, "INVALID_BATCH"),
            tuple("line-4", 4, "INVALID_CERTNAME"));
    assertThat(out.resolve("good.json")).exists();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(5).noneMatch(file -> file.toString().contains(".plumb-batch-"));
    }
  }

  @Test
  void keysThatNoNodeHasAreRefused() throws IOException {
    run(
        """
        {"name":"a","fact":{}}
        {"name":"b","classes":"web"}
        """);
    assertThat(failures)
        .extracting(BatchFailure::batchLine, BatchFailure::message)
        .containsExactlyInAnyOrder(
            tuple(
                1,
                "a node of the batch has no 'fact'; it has name, id, environment, facts, trusted,"
                    + " classes, parameters"),
            tuple(
                2,
                "'classes' must be a list of names, or an object of names with their parameters"));
  }

  @Test
  void aNodeThatFailsLeavesItsErrorAndStopsNoOther() throws IOException {
    BatchSummary summary =
        run(
            """
            {"name":"bad","classes":["nowhere"]}
            {"name":"../escape"}
            not json
            {"name":"good","facts":{"rack":"r1"},"classes":["web"]}
            """);
    assertThat(summary.failures()).isEqualTo(3);
    assertThat(out.resolve("good.json")).exists();
    assertThat((Map<?, ?>) ValueJson.parse(Files.readString(out.resolve("bad.error.json"))))
        .extracting("code")
        .isEqualTo("UNKNOWN_CLASS");
    assertThat(out.resolve("line-2.error.json")).content().contains("cannot name an output file");
    assertThat(out.resolve("line-3.error.json")).exists();
    assertThat(directory.resolve("escape.json")).doesNotExist();
  }

  @Test
  void readsFactsFromAFileBesideTheBatch() throws IOException {
    Files.writeString(directory.resolve("f.json"), "{\"rack\":\"r7\"}");
    run("{\"name\":\"a\",\"facts\":\"f.json\",\"classes\":[\"web\"]}");
    assertThat(catalog("a.json").find("Notify[r7 80 ]")).isNotNull();
  }

  @Test
  void readsFactsWithTheirNodesNameAndFactsInYaml() throws IOException {
    Files.writeString(directory.resolve("f.yaml"), "name: a\nvalues:\n  rack: r8\n");
    run(
        """
        {"name":"a","facts":"f.yaml","classes":["web"]}
        {"name":"b","facts":{"name":"b","values":{"rack":"r9"}},"classes":["web"]}
        """);
    assertThat(catalog("a.json").find("Notify[r8 80 ]")).isNotNull();
    assertThat(catalog("b.json").find("Notify[r9 80 ]")).isNotNull();
  }

  @Test
  void trustedDataHasTheUsualValuesWhereTheLineHasNone() throws IOException {
    Files.writeString(
        directory.resolve("modules/web/manifests/who.pp"),
        "class web::who { notify { \"${trusted['certname']} ${trusted['domain']}"
            + " ${trusted['extensions']['pp_role']} ${trusted['authenticated']}\": } }");
    run(
        """
        {"name":"a.example.com","trusted":{"extensions":{"pp_role":"db"}},"classes":["web::who"]}
        """);
    assertThat(catalog("a.example.com.json").find("Notify[a.example.com example.com db local]"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../up\"",
        "\"/etc/x\"",
        "\"a/b\"",
        "\"..\"",
        "\".x\"",
        "\"a\\u0000b\"",
        "\"a\\nb\"",
        "\"\"",
        "\"a.error\"",
        "[1]",
        "{}",
        "true"
      })
  void anIdThatCannotNameAFileIsRefused(String id) throws IOException {
    run("{\"name\":\"a\",\"id\":" + id + "}");
    assertThat(failures).extracting(BatchFailure::code).containsExactly("INVALID_BATCH");
    assertThat(names()).containsExactly("line-1.error.json");
  }

  @Test
  void anIdMayBeANumberAndNotLongerThanFileNamesAre() throws IOException {
    run("{\"name\":\"a\",\"id\":17}\n{\"name\":\"" + "x".repeat(300) + "\"}");
    assertThat(names()).containsExactly("17.json", "line-2.error.json");
  }

  @Test
  void failuresSayWhichLineOfTheBatchAndWhichPlaceOfTheManifests() throws IOException {
    Path broken = directory.resolve("modules/web/manifests/broken.pp");
    Files.writeString(broken, "class web::broken {\n  fail('no')\n}");
    run(
        "\n  \n{\"name\":\"a\",\"classes\":[\"web::broken\"]}\n{\"name\":\"b\",\"facts\":\"none.json\"}\n");
    assertThat(failures)
        .extracting(BatchFailure::id, BatchFailure::batchLine, BatchFailure::file)
        .containsExactlyInAnyOrder(tuple("a", 3, broken.toString()), tuple("line-4", 4, null));
    assertThat((Map<?, ?>) ValueJson.parse(Files.readString(out.resolve("a.error.json"))))
        .extracting("id", "batch_line", "line", "column")
        .containsExactly("a", 3L, 2L, 3L);
  }

  @Test
  void aLineThatIsNoTextIsOneBadLine() throws IOException {
    Path file = directory.resolve("nodes.jsonl");
    byte[] good = "\n{\"name\":\"good\"}".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    bytes.writeBytes(good);
    Files.write(file, bytes.toByteArray());
    assertThat(run(file).toMap()).containsEntry("compiled", 1L).containsEntry("failed", 1L);
    assertThat(names()).containsExactly("good.json", "line-1.error.json");
  }

  @Test
  void theLatestResultOfANodeReplacesTheOtherKind() throws IOException {
    run("{\"name\":\"a\",\"classes\":[\"nowhere\"]}");
    run("{\"name\":\"a\",\"classes\":[\"web\"]}");
    assertThat(names()).containsExactly("a.json");
    run("{\"name\":\"a\",\"classes\":[\"nowhere\"]}");
    assertThat(names()).containsExactly("a.error.json");
  }

  @Test
  void whatAKilledRunLeftUnfinishedGoesAway() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    Files.createDirectories(out);
    Files.writeString(out.resolve(".plumb-batch-" + dead.pid() + "-7"), "{\"half");
    Path foreign = Files.writeString(out.resolve(".plumb-batch-notes"), "kept");
    run("{\"name\":\"a\"}");
    assertThat(names()).containsExactly(foreign.getFileName().toString(), "a.json");
  }

  @Test
  void anEnvironmentThatIsNotThereFailsItsNodesOnly() throws IOException {
    run("{\"name\":\"a\",\"environment\":\"nowhere\"}\n{\"name\":\"b\"}");
    assertThat(failures).extracting(BatchFailure::code).containsExactly("MISSING_FILE");
    assertThat(names()).containsExactly("a.error.json", "b.json");
  }

  @Test
  void resultsThatCannotBeWrittenEndTheRun() throws IOException {
    Files.createDirectories(out.resolve("b.json/in/the/way"));
    assertThatIOException()
        .isThrownBy(() -> run("{\"name\":\"a\"}\n{\"name\":\"b\"}\n{\"name\":\"c\"}"));
  }

  @Test
  void theSecondLineOfAnIdIsRefused() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      lines.append(
          "{\"name\":\"n%d\",\"parameters\":{\"role\":\"first\"},\"classes\":[\"web\"]}\n"
              .formatted(i));
      lines.append("{\"name\":\"n%d\",\"classes\":[\"web\"]}\n".formatted(i));
    }
    assertThat(run(lines.toString()).toMap())
        .containsEntry("compiled", 50L)
        .containsEntry("failed", 50L);
    assertThat(failures)
        .allSatisfy(failure -> assertThat(failure.batchLine()).isEven())
        .extracting(BatchFailure::message)
        .contains("the id 'n0' is that of line 1 already");
    assertThat(catalog("n49.json").find("Notify[ 80 first]")).isNotNull();
  }

  @Test
  void aFileThatHoldsNoFactsIsNotRepeated() throws IOException {
    Path secret = Files.writeString(directory.resolve("shadow"), "root:$y$secret:19000\n");
    run("{\"name\":\"a\",\"facts\":\"shadow\"}");
    assertThat(failures)
        .extracting(BatchFailure::code, BatchFailure::file, BatchFailure::line)
        .containsExactly(tuple("INVALID_FACTS", secret.toString(), 1));
    assertThat(out.resolve("line-1.error.json"))
        .content()
        .doesNotContain("root")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"facts\":{\"x\":1e400}}",
        "{\"name\":\"a\",\"facts\":\"big.json\"}",
        "{\"name\":\"a\",\"facts\":\"big.yaml\"}"
      })
  void aNumberBeyondFloatsIsRefused(String line) throws IOException {
    Files.writeString(directory.resolve("big.json"), "{\"x\": [1e400]}");
    Files.writeString(directory.resolve("big.yaml"), "x: [1.0e+400]\n");
    run(line);
    assertThat(failures)
        .singleElement()
        .extracting(BatchFailure::message)
        .asString()
        .contains("out of the range of a float");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "nonsense", "{\"name\": \"a", "{\"a\":1,}", "{} {}", "[1]", "\u0000"})
  void whatIsWrongWithALineIsAPlainSentence(String line) throws IOException {
    run(line);
    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo("INVALID_BATCH");
              assertThat(failure.message())
                  .doesNotContain("Source")
                  .doesNotContain("Exception")
                  .doesNotContain("nonsense");
            });
  }

  @Test
  void aDirectoryHoldsNoFacts() throws IOException {
    run("{\"name\":\"a\",\"facts\":\"modules\"}");
    assertThat(failures)
        .singleElement()
        .extracting(BatchFailure::message)
        .asString()
        .endsWith("modules: this is a directory, and no file of facts");
  }

  @Test
  void resultsNeedADirectory() throws IOException {
    Files.writeString(out, "a file");
    assertThatIOException()
        .isThrownBy(() -> run("{\"name\":\"a\"}"))
        .isInstanceOf(NotDirectoryException.class);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private BatchSummary run(String batch) throws IOException {
    return run(Files.writeString(directory.resolve("nodes.jsonl"), batch));
  }

  private BatchSummary run(Path file) throws IOException {
    failures.clear();
    BatchListener recorder =
        new BatchListener() {
          @Override
          public void done(int count, long bytes) {}

          @Override
          public void failed(BatchFailure failure) {
            failures.add(failure);
          }
        };
    return new BatchCompiler(this::load, "production", Compiler.USUAL_LIMIT, out)
        .run(file, 2, recorder);
  }

  private Environment load(String name) {
    if (name.equals("nowhere")) {
      throw new UncheckedIOException(new NoSuchFileException(name));
    }
    EnvironmentOptions options =
        new EnvironmentOptions(
            name,
            directory,
            List.of(directory.resolve("modules")),
            null,
            null,
            null,
            Strictness.PUPPET_7);
    try {
      return new EnvironmentLoader(new LoweringReader()).load(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Catalog catalog(String name) throws IOException {
    try (InputStream in = Files.newInputStream(out.resolve(name))) {
      return CatalogJson.read(in);
    }
  }
}
