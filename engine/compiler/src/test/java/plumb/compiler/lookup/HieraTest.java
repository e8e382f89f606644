package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Origin;
import plumb.values.EvaluationException;
import plumb.values.TimeLimit;
import plumb.values.Type;

/** Where values come from, what compiles share, and what data cannot do. */
class HieraTest {
  private final Path root;
  private final TestEnvironment environment;

  HieraTest(@TempDir Path root) {
    this.root = root;
    environment = new TestEnvironment(root);
    environment.write(
        "hiera.yaml",
        """
        version: 5
        hierarchy:
          - name: Role
            path: "role/%{facts.role}.yaml"
          - name: Common
            path: common.yaml
        """);
  }

  private LookupScope scope(String role) {
    return environment.scope(Map.of("facts", Map.of("role", role)));
  }

  private Found find(Hiera hiera, String key, String role) {
    return hiera.lookup(LookupRequest.of(key), scope(role));
  }

  private Origin place(String file, int line) {
    return Origin.data(
        root.resolve("production/data").resolve(file).toString(),
        line,
        file.startsWith("role/") ? "Role" : "Common");
  }

  @Test
  void everyValueKnowsItsFileAndLine() {
    environment.write("data/role/web.yaml", "# first\nport: 80\nusers:\n  root: {uid: 0}\n");
    environment.write(
        "data/common.yaml",
        """
        lookup_options: {users: {merge: deep}, all: {merge: unique}}
        users:
          guest:
            uid: 100
        all: [1]
        text: "%{lookup('port')}"
        """);
    Hiera hiera = environment.hiera();

    assertThat(find(hiera, "port", "web").origin()).isEqualTo(place("role/web.yaml", 2));
    assertThat(find(hiera, "port", "web").column()).isEqualTo(1);
    assertThat(find(hiera, "text", "web").origin()).isEqualTo(place("common.yaml", 6));
    assertThat(find(hiera, "users", "web").origins())
        .containsExactly(place("role/web.yaml", 3), place("common.yaml", 2));
    assertThat(find(hiera, "users", "web").origin())
        .isEqualTo(Origin.merged(List.of(place("role/web.yaml", 3), place("common.yaml", 2))));
    assertThat(find(hiera, "users.guest.uid", "web").origin()).isEqualTo(place("common.yaml", 4));
    assertThat(find(hiera, "users.root", "web").origin()).isEqualTo(place("role/web.yaml", 4));
    assertThat(hiera.parameter("m::none", scope("web"))).isNull();
  }

  @Test
  void aFactCannotLeadOutOfTheDataDirectory() {
    environment.write("secret/x.yaml", "secret: yes\n");
    environment.write("data/common.yaml", "a: 1\n");
    environment.write("data/role/x", "");

    String role = "../../secret/x";
    var problem =
        catchThrowableOfType(
            LookupException.class, () -> find(environment.hiera(), "secret", role));
    assertThat(problem.code()).isEqualTo(LookupException.NOT_FOUND);
    assertThat(find(environment.hiera(), "a", role).value()).isEqualTo(1L);
  }

  @Test
  void brokenDataNamesItsPlace() {
    environment.write("data/common.yaml", "a: 1\nb: [1\n");
    var problem =
        catchThrowableOfType(LookupException.class, () -> find(environment.hiera(), "a", "web"));
    assertThat(problem.code()).isEqualTo("YAML_SYNTAX");
    assertThat(problem.file()).endsWith("data/common.yaml");
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem).hasMessageContaining("Unable to parse (");
  }

  @Test
  void unknownVariablesInDataNameTheFile() {
    environment.write("data/common.yaml", "a: 1\nb: {c: '%{nosuch}'}\n");
    LookupScope strict =
        (name, place) -> {
          if (name.equals("nosuch")) {
            throw new EvaluationException("Undefined variable 'nosuch'");
          }
          return scope("web").variable(name, place);
        };
    var problem =
        catchThrowableOfType(
            EvaluationException.class,
            () -> environment.hiera().lookup(LookupRequest.of("b"), strict));
    assertThat(problem.hint()).startsWith("the value comes from ").endsWith("data/common.yaml:2:1");
  }

  @Test
  void aPatternOfOptionsEndsInTimeAndNamesItsPlace() {
    environment.write("data/common.yaml", "lookup_options:\n  '^(a+)+$': {merge: deep}\n");
    Hiera hiera = environment.hiera();
    var problem =
        catchThrowableOfType(
            EvaluationException.class,
            () ->
                TimeLimit.within(
                    Duration.ofMillis(300), () -> find(hiera, "a".repeat(60) + "b", "web")));
    assertThat(problem.code()).isEqualTo("REGEX_TIME_LIMIT");
    assertThat(problem.hint())
        .startsWith("repetitions within repetitions")
        .contains("\n      the value comes from ")
        .endsWith("data/common.yaml:2:3");
  }

  @Test
  void aModuleIsWarnedOfKeysThatAreNotItsOwn() {
    environment.write("modules/m/hiera.yaml", "version: 5\n");
    environment.write("modules/m/data/common.yaml", "m::a: 1\nother: 2\n");
    assertThat(find(environment.hiera(), "m::a", "web").value()).isEqualTo(1L);
    assertThat(environment.warnings())
        .singleElement()
        .asString()
        .startsWith("Module 'm': Value returned from data_hash function 'yaml_data'")
        .endsWith("must use keys qualified with the name of the module");
  }

  @Test
  void optionsForFunctionsAndUrisArrive() {
    environment.write(
        "hiera.yaml",
        """
        version: 5
        hierarchy:
          - name: Http
            lookup_key: fetch
            uris: ["http://%{facts.role}/a", "http://b"]
            options: {timeout: 3}
        """);
    List<Object> asked = new ArrayList<>();
    environment.functions(
        name ->
            new LookupHost.DataFunction() {
              @Override
              public Object call(List<Object> arguments) {
                asked.add(arguments.get(0) + " " + arguments.get(1));
                LookupContext context = (LookupContext) arguments.get(2);
                return arguments.get(0).equals("a")
                    ? "found"
                    : context.call("not_found", List.of(), null);
              }

              @Override
              public List<Type> returnTypes() {
                return List.of();
              }
            });
    Hiera hiera = environment.hiera();

    assertThat(find(hiera, "a", "web").value()).isEqualTo("found");
    assertThat(find(hiera, "a", "web").value()).isEqualTo("found");
    assertThat(asked)
        .containsExactly(
            "lookup_options {timeout=3, uri=http://web/a}",
            "lookup_options {timeout=3, uri=http://b}",
            "a {timeout=3, uri=http://web/a}");
  }

  @Test
  void compilesOnSeveralThreadsShareParsedData() throws Exception {
    environment.write("data/role/web.yaml", "a: web %{facts.role}\n");
    environment.write("data/role/db.yaml", "a: db %{facts.role}\n");
    StringBuilder common = new StringBuilder("lookup_options: {'^k': {merge: unique}}\n");
    for (int i = 0; i < 500; i++) {
      common.append('k').append(i).append(": [").append(i).append(", ").append(i).append("]\n");
    }
    environment.write("data/common.yaml", common.toString());
    HieraData shared = new HieraData(environment);
    Callable<List<Object>> compile =
        () -> {
          List<Object> values = new ArrayList<>();
          for (String role : List.of("web", "db")) {
            Hiera hiera = new Hiera(shared, environment);
            values.add(find(hiera, "a", role).value());
            for (int i = 0; i < 500; i++) {
              values.add(find(hiera, "k" + i, role).value());
            }
          }
          return values;
        };
    List<Object> expected = compile.call();
    assertThat(expected.get(0)).isEqualTo("web web");
    assertThat(expected.get(501)).isEqualTo("db db");
    assertThat(expected.get(2)).isEqualTo(List.of(1L));

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<Object>> result : threads.invokeAll(Collections.nCopies(16, compile))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void pathsJoinAsRubyJoinsThem() {
    assertThat(PathText.join("/a/b", "c.yaml")).isEqualTo("/a/b/c.yaml");
    assertThat(PathText.join("/a/b", "../c.yaml")).isEqualTo("/a/c.yaml");
    assertThat(PathText.join("/a/b/", "./c/../d")).isEqualTo("/a/b/c/../d");
    assertThat(PathText.join("/a/b", "/c")).isEqualTo("/c");
    assertThat(PathText.join("/a", "../../..")).isEqualTo("/");
    assertThat(PathText.climbs("a/../b")).isTrue();
    assertThat(PathText.climbs("a/..b/c..")).isFalse();
  }
}
