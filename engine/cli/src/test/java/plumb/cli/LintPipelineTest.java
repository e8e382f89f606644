package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The pipelines of the documentation do what they say, in a repository with old and new findings.
 */
class LintPipelineTest {
  private static final Path PIPELINES = Path.of("../analysis/docs/pipelines");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path repository;
  private final Path programs;

  LintPipelineTest(@TempDir Path directory) throws IOException {
    repository = Files.createDirectory(directory.resolve("repository"));
    programs = Files.createDirectory(directory.resolve("bin"));
    Path plumb = programs.resolve("plumb");
    Files.writeString(
        plumb,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin/java")
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' plumb.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(plumb, PosixFilePermissions.fromString("rwx------"));
  }

  @BeforeEach
  void makeRepository() throws Exception {
    Files.writeString(repository.resolve("old.pp"), "$a = \"old\"  \n");
    assertThat(run("git init -q -b main && plumb lint --write-baseline lint-baseline.json ."))
        .isZero();
    commit();
    assertThat(run("git update-ref refs/remotes/origin/main HEAD")).isZero();
    Files.writeString(repository.resolve("new.pp"), "$b = \"new\"\n$c = 1  \n");
    commit();
  }

  private void commit() throws Exception {
    String commit = "git -c user.name=A -c user.email=a@example.com commit -q -m x";
    assertThat(run("git add . && " + commit)).isZero();
  }

  /** Runs a command as a pipeline does, with what it prints in "out". */
  private int run(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-ec", command);
    builder.directory(repository.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", programs + ":" + environment.get("PATH"));
    environment.put("BASE", "main");
    environment.put("GITHUB_WORKSPACE", repository.toString());
    environment.put("CI_PROJECT_DIR", repository.toString());
    environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main");
    builder.redirectOutput(programs.resolve("out").toFile());
    builder.redirectErrorStream(true);
    return builder.start().waitFor();
  }

  private static Map<?, ?> pipeline(String name) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(Files.readString(PIPELINES.resolve(name)));
  }

  /** All commands in some YAML, by the keys that hold them. */
  private static List<String> commands(Object yaml) {
    List<String> commands = new ArrayList<>();
    if (yaml instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("run")) {
              commands.add((String) value);
            } else if (key.equals("script")) {
              ((List<?>) value).forEach(line -> commands.add((String) line));
            } else {
              commands.addAll(commands(value));
            }
          });
    } else if (yaml instanceof List<?> list) {
      list.forEach(one -> commands.addAll(commands(one)));
    }
    return commands;
  }

  @Test
  void thatOfGithubAnnotatesAndUploads() throws Exception {
    List<String> commands = commands(pipeline("github.yml"));
    assertThat(commands).hasSize(2);

    assertThat(run(commands.get(0))).isEqualTo(1);
    assertThat(Files.readAllLines(programs.resolve("out")))
        .containsExactly(
            "::warning file=new.pp,line=1,col=6,title=double_quoted_strings::double quoted string"
                + " containing no variables",
            "::error file=new.pp,line=2,col=7,title=trailing_whitespace::trailing whitespace found");

    assertThat(run(commands.get(1))).as("there is an error").isEqualTo(1);
    JsonNode log = JSON.readTree(Files.readString(repository.resolve("plumb.sarif")));
    assertThat(log.findValuesAsText("uri").subList(0, 3))
        .as("the root, then the file of each result")
        .contains("new.pp")
        .doesNotContain("old.pp");
    assertThat(log.at("/runs/0/results")).hasSize(2);
    assertThat(Files.readString(PIPELINES.resolve("github.yml")))
        .contains("sarif_file: plumb.sarif");
  }

  @Test
  void thoseOfGitlabReport() throws Exception {
    List<String> commands = commands(pipeline("gitlab.yml"));
    assertThat(commands).hasSize(2);

    assertThat(run(commands.get(0))).as("there is an error").isEqualTo(1);
    Path report = repository.resolve("gl-code-quality-report.json");
    assertThat(JSON.readTree(Files.readString(report)).findValuesAsText("path"))
        .containsExactly("new.pp", "new.pp");

    assertThat(run(commands.get(1))).isEqualTo(1);
    assertThat(Files.readString(repository.resolve("lint.xml")))
        .contains("failures=\"2\"", "new.pp")
        .doesNotContain("old.pp");
  }

  @Test
  void cleanRequestsPass() throws Exception {
    Files.writeString(repository.resolve("new.pp"), "$b = 'new'\n");
    commit();
    for (String name : List.of("github.yml", "gitlab.yml")) {
      for (String command : commands(pipeline(name))) {
        assertThat(run(command)).as(command).isZero();
      }
    }
  }
}
