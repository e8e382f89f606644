package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Path PACKAGED = Path.of("/usr/share/puppet/modules.available");
  private static final String METADATA =
      """
      {
        "name": "me-base", "version": "1.0.0", "author": "me", "license": "Apache-2.0",
        "summary": "The base", "source": "https://example.com/base", "dependencies": []
      }
      """;

  private final Path directory;

  CheckCommandTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    write("envs/production/environment.conf", "modulepath = modules\n");
    write("envs/production/manifests/site.pp", "node default {\n  include app\n}\n");
    write("envs/production/modules/base/metadata.json", METADATA);
    write("envs/production/modules/base/manifests/init.pp", base("size"));
    write(
        "envs/production/modules/app/manifests/init.pp",
        "# The application.\nclass app {\n  class { 'base':\n    size => $facts['size'],\n  }\n}\n");
    write("base/metadata.json", METADATA);
    write("base/manifests/init.pp", base("size"));
    write(
        "nodes.jsonl",
        "{\"name\": \"a\", \"facts\": {\"size\": 1}}\n{\"name\": \"b\", \"facts\": {\"size\": 2}}\n");
  }

  private static String base(String parameter) {
    return "# The base.\n#\n# @param %1$s how much\nclass base (\n  Integer $%1$s = 1,\n) {\n  notify { \"size ${%1$s}\": }\n}\n"
        .formatted(parameter);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun check(String path, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                directory.resolve(path).toString(),
                "--no-cache",
                "--no-config",
                "--environmentpath",
                directory.resolve("envs").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  @Test
  void dataThatNothingReadsIsFoundInAnEnvironment() throws Exception {
    write("envs/production/hiera.yaml", "version: 5\nhierarchy:\n  - {name: A, path: a.yaml}\n");
    write("envs/production/data/a.yaml", "---\nbase::sise: 1\nbase::size: x\n");
    CommandRun run = check("envs/production");
    assertThat(run.out())
        .contains("data/a.yaml:2:1 [unknown_parameter_key]", "did you mean 'base::size'?")
        .contains("data/a.yaml:3:1 [wrong_data_type]");
    assertThat(run.code()).isEqualTo(1);
    assertThat(check("envs/production", "--style-only").out()).doesNotContain("a.yaml");

    write("envs/production/manifests/site.pp", "node default {");
    assertThat(check("envs/production").out())
        .contains("site.pp:1")
        .doesNotContain("unknown_parameter_key");
  }

  @Test
  void aModuleThatBreaksNobodyIsFine() {
    CommandRun run = check("base", "--batch", directory.resolve("nodes.jsonl").toString());
    assertThat(run.out()).endsWith(" 0 errors, 0 warnings\n");
    assertThat(run.err()).contains("production: 0 nodes change, 2 do not");
    assertThat(run.code()).isZero();
  }

  @Test
  void whatAModuleBreaksIsToldAtTheLineOfWhoUsesIt() throws IOException {
    write("base/manifests/init.pp", base("amount"));
    CommandRun run = check("base");
    assertThat(run.out())
        .contains("error: class base has no attribute size")
        .contains("app/manifests/init.pp:4:5");
    assertThat(run.code()).isEqualTo(1);
    assertThat(check("base", "--format", "github").out())
        .contains("::error file=")
        .contains("line=4");
  }

  @Test
  void nodesShowWhatNoCheckOfTextsCan() throws IOException {
    write("base/manifests/init.pp", base("size").replace("Integer $", "Integer[2] $"));
    String nodes = directory.resolve("nodes.jsonl").toString();
    assertThat(check("base").code()).isZero();
    CommandRun run = check("base", "--batch", nodes);
    assertThat(run.out())
        .contains("error: a: ")
        .contains("app/manifests/init.pp:3:")
        .contains("[compile]");
    assertThat(run.out()).doesNotContain("error: b");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void anEnvironmentThatCannotBeReadHidesNoOther() throws IOException {
    write("envs/another/manifests/site.pp", "node default {\n");
    write("envs/last/environment.conf", "modulepath\n");
    write("base/manifests/init.pp", base("amount"));
    CommandRun run = check("base", "--format", "github");
    assertThat(run.out()).contains("app/manifests/init.pp,line=4");
    assertThat(run.err())
        .contains("warning: " + directory.resolve("envs/another") + " is left out: error[SYNTAX")
        .contains("envs/last is left out: ");
    assertThat(run.code()).isEqualTo(1);
    String nodes = directory.resolve("nodes.jsonl").toString();
    for (String name : List.of("another", "last")) {
      for (String[] more : List.of(new String[0], new String[] {"--batch", nodes})) {
        run = check("envs/" + name, more);
        assertThat(run.out()).contains("error: ", "envs/" + name).contains(" 1 errors, ");
        assertThat(run.code()).isEqualTo(1);
      }
    }
  }

  @Test
  void theNodesOfAnEnvironmentAreCompiled() throws IOException {
    String nodes = directory.resolve("nodes.jsonl").toString();
    assertThat(check("envs/production", "--batch", nodes).code()).isZero();
    write(
        "envs/production/manifests/site.pp",
        "node default {\n  include app\n  if $facts['size'] > 0 { fail('too large') }\n}\n");
    CommandRun run = check("envs/production", "--batch", nodes);
    assertThat(run.out()).contains("a and 1 other nodes: ").contains("site.pp:3:");
    assertThat(run.code()).isEqualTo(1);
    write("nodes.jsonl", "no json\n");
    assertThat(check("envs/production", "--batch", nodes).out()).contains("nodes.jsonl:1:1");
  }

  @Test
  void deprecatedNamesThatNodesUseAreFindings() throws IOException {
    write(
        "envs/production/deprecations.yaml",
        "deprecations: [{parameter: 'base::amount', renamed_to: size, since: 1.0.0, removed_in: 2.0.0}]\n");
    write(
        "envs/production/hiera.yaml",
        "version: 5\nhierarchy: [{name: common, path: common.yaml}]\n");
    write(
        "envs/production/modules/app/manifests/init.pp",
        "# The app.\nclass app {\n  include base\n}\n");
    write("envs/production/data/common.yaml", "---\nbase::amount: 3\n");
    CommandRun run =
        check("envs/production", "--batch", directory.resolve("nodes.jsonl").toString());
    assertThat(run.out())
        .contains(
            "parameter base::amount is deprecated, since 1.0.0, until 2.0.0 (2 nodes)\n",
            "data/common.yaml:2:1 [deprecated_key]")
        .doesNotContain("[deprecated]");
    assertThat(run.code()).isZero();
  }

  @Test
  void aUseOfAnOldNameIsOneFinding() throws IOException {
    write(
        "envs/production/deprecations.yaml",
        """
        deprecations:
        - {parameter: "base::amount", renamed_to: size, since: 0.9.0, removed_in: 2.0.0}
        - {class: "base::gone", renamed_to: base, since: 0.9.0, removed_in: 2.0.0}
        - {parameter: "base::dead", renamed_to: size, since: 0.9.0, removed_in: 1.0.0}
        """);
    write("envs/production/modules/app/manifests/init.pp", "class app { }\n");
    write(
        "envs/production/manifests/site.pp",
        """
        node 'a' {
          include base::gone
        }
        node 'b' {
          class { 'base': dead => 1 }
        }
        node 'c' {
          class { 'base': * => { 'amount' => 1 } }
          notice($base::amount)
        }
        node 'd' {
          $set = Hash([["am${'ount'}", 1]])
          class { 'base': * => $set }
        }
        """);
    write(
        "nodes.jsonl",
        "{\"name\": \"a\", \"facts\": {}}\n{\"name\": \"b\", \"facts\": {}}\n"
            + "{\"name\": \"c\", \"facts\": {}}\n{\"name\": \"d\", \"facts\": {}}\n");
    CommandRun run =
        check("envs/production", "--batch", directory.resolve("nodes.jsonl").toString());
    List<String> found = new ArrayList<>();
    String[] lines = run.out().split("\n");
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].contains("site.pp:")) {
        found.add(lines[i].replaceAll(".*site.pp:", "") + " " + lines[i - 1]);
      }
    }
    assertThat(found)
        .containsExactly(
            "2:11 [deprecated_name] warning: base::gone is deprecated since 0.9.0 and gone in"
                + " 2.0.0 (a)",
            "5:19 [deprecated_name] error: base::dead is gone since base 1.0.0 (this is 1.0.0)"
                + " (b does not compile)",
            "8:27 [deprecated_name] warning: base::amount is deprecated since 0.9.0 and gone in"
                + " 2.0.0 (c)",
            "9:11 [deprecated_name] warning: base::amount is deprecated since 0.9.0 and gone in"
                + " 2.0.0 (c)",
            "13:1 [deprecated] warning: base::amount is deprecated since base 0.9.0 and gone in"
                + " 2.0.0; use base::size (d)");
  }

  @Test
  void ofANodeThatDoesNotCompileOnlyTheNameIsShown() throws IOException {
    write(
        "nodes.jsonl",
        "{\"name\": \"a\", \"classes\": {\"none\": {\"pw\": \"top5ecret\"}}, \"facts\": {}}\n");
    for (String format : List.of("text", "json", "sarif", "junit", "github")) {
      String nodes = directory.resolve("nodes.jsonl").toString();
      CommandRun run = check("envs/production", "--batch", nodes, "--format", format);
      assertThat(run.out() + run.err()).contains("none").doesNotContain("top5ecret");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  @Test
  void secretsThatCannotBeConvertedAreNotShown() throws IOException {
    String environment = "envs/production/";
    write(
        environment + "modules/base/manifests/init.pp",
        "class base (\n"
            + "  @deprecated(renamed_to => pin, convert => |$v| { Sensitive(Integer($v)) })\n"
            + "  $old = undef,\n  Optional[Sensitive[Integer]] $pin = undef,\n) {}\n");
    write(environment + "hiera.yaml", "version: 5\nhierarchy:\n  - {name: A, path: a.yaml}\n");
    String nodes = directory.resolve("nodes.jsonl").toString();
    for (String[] files :
        new String[][] {
          {"base::old: top5ecret\n", "include base\n"},
          {"--- {}\n", "class { 'base':\n  old =>\n  'top5ecret'\n}\n"}
        }) {
      write(environment + "data/a.yaml", files[0]);
      write(environment + "manifests/site.pp", files[1]);
      for (String format : "text,json,sarif,codeclimate,github,junit".split(",")) {
        CommandRun run = check(environment, "--batch", nodes, "--format", format);
        assertThat(run.out() + run.err())
            .contains("cannot be converted for base::pin; why is not told, as it is Sensitive")
            .doesNotContain("top5ecret");
      }
    }
  }

  @Test
  void whatAClassifierGivesByOldNamesStandsAtItsNodeAndIsNotShown() throws IOException {
    write(
        "envs/production/deprecations.yaml",
        "deprecations: [{parameter: 'base::amount', renamed_to: size, since: 1.0.0, removed_in: 2.0.0}]\n");
    write("envs/production/manifests/site.pp", "node default {}\n");
    write(
        "nodes.jsonl",
        """
        {"name": "a", "facts": {}, "parameters": {"password": "hunter2"}}
        {"name": "b", "facts": {}, "classes": {"base": {"amount": 77}}}
        """);
    CommandRun run =
        check("envs/production", "--batch", directory.resolve("nodes.jsonl").toString());
    assertThat(run.out().replace(directory.toString(), ""))
        .contains("nodes.jsonl:2:1 [deprecated]")
        .doesNotContain("77", "hunter2");
  }

  @Test
  void filesOfFactsAreNodes() throws IOException {
    write("small.json", "{\"size\": 1}");
    write("odd.yaml", "size: none\n");
    String small = directory.resolve("small.json").toString();
    String odd = directory.resolve("odd.yaml").toString();
    assertThat(check("envs/production", "--facts", small).code()).isZero();
    CommandRun run = check("envs/production", "--facts", small, "--facts", odd);
    assertThat(run.out()).contains("error: odd: ").contains("[compile]");
    assertThat(check("envs/production", "--facts", small, "--batch", small).code()).isEqualTo(2);
  }

  @Test
  void aParameterOfKeystoneThatNovaPassesIsMissed() throws IOException {
    assumeTrue(Files.isDirectory(PACKAGED.resolve("nova")), "Debian's module packages are missing");
    for (String module : List.of("keystone", "nova", "stdlib", "openstacklib", "oslo")) {
      copy(module, directory.resolve("stack/production/modules").resolve(module));
    }
    write("stack/production/environment.conf", "modulepath = modules\n");
    copy("keystone", directory.resolve("keystone"));
    String[] options = {"--environmentpath", directory.resolve("stack").toString()};
    assertThat(check("keystone", options).out()).doesNotContain("error: ");
    Path definition = directory.resolve("keystone/manifests/resource/service_identity.pp");
    Files.writeString(
        definition, Files.readString(definition).replaceAll("\\bauth_name\\b", "auth_user"));
    CommandRun run = check("keystone", options);
    assertThat(run.out())
        .containsPattern(
            "defined type keystone::resource::service_identity has no attribute auth_name\n"
                + ".*nova/manifests/keystone/auth.pp:106:5");
    assertThat(run.code()).isEqualTo(1);
  }

  private static void copy(String module, Path to) throws IOException {
    Path from = PACKAGED.resolve(module);
    if (!Files.isDirectory(from)) {
      from = PACKAGED.resolve("puppetlabs-" + module);
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
