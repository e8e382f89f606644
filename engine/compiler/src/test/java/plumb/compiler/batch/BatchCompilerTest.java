package plumb.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

class BatchCompilerTest {
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

  private BatchSummary run(String batch) throws IOException {
    Path file = Files.writeString(directory.resolve("nodes.jsonl"), batch);
    return new BatchCompiler(this::load, "production", out).run(file, 2, done -> {});
  }

  private Environment load(String name) {
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
