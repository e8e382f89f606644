package plumb.analysis.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

class DataCheckTest {
  private static final String WEB =
      """
      class web (
        Integer $port = 80,
        Array[String] $names = [],
        Optional[Struct[{size => Integer}]] $cache = undef,
        $any = undef,
      ) {}
      """;

  private final Path directory;
  private @Nullable Path global;

  DataCheckTest(@TempDir Path directory) throws IOException {
    this.directory = directory.toRealPath().resolve("env");
    write("environment.conf", "modulepath = modules\n");
    write("manifests/site.pp", "node default { include web }\n");
    write("modules/web/manifests/init.pp", WEB);
    hierarchy("  - {name: Common, path: common.yaml}");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void hierarchy(String levels) throws IOException {
    write("hiera.yaml", "version: 5\nhierarchy:\n" + levels + "\n");
  }

  private void common(String text) throws IOException {
    write("data/common.yaml", text);
  }

  private DataCheck.Report check(NodeInput... nodes) throws IOException {
    return new DataCheck(
            new EnvironmentLoader(new LoweringReader())
                .load(
                    new EnvironmentOptions(
                        "env", directory, null, null, null, global, Strictness.PUPPET_7)),
            List.of(nodes))
        .run();
  }

  private List<String> found(NodeInput... nodes) throws IOException {
    List<String> found = new ArrayList<>();
    for (LintedFile file : check(nodes).files()) {
      for (Finding one : file.findings()) {
        String path = directory.relativize(Path.of(one.path())).toString();
        String hint =
            one.hint() == null ? "" : " (" + one.hint().replace(directory + "/", "") + ")";
        found.add(
            one.check()
                + " "
                + path
                + ":"
                + one.line()
                + ":"
                + one.column()
                + " "
                + one.message()
                + hint);
      }
    }
    return found;
  }

  private Map<String, Integer> unjudged() throws IOException {
    return check().unjudged();
  }

  @Test
  void parametersAreRead() throws Exception {
    common("web::port: 80\nweb::names: [a]\nweb::cache: {size: 1}\nweb::any: {x: [1]}\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void keysThatNothingReads() throws Exception {
    write("modules/web/manifests/site.pp", "define web::site ($port) {}");
    common("web::prot: 1\nwebb::port: 1\nweb::site::port: 1\nother: 1\nother::thing: 1\n1: x\n");
    assertThat(found())
        .containsExactly(
            "unknown_parameter_key data/common.yaml:1:1 class web has no parameter 'prot'"
                + " (did you mean 'web::port'?)",
            "unread_key data/common.yaml:2:1 nothing reads the key 'webb::port'"
                + " (did you mean 'web::port'?)",
            "unread_key data/common.yaml:3:1 nothing reads the key 'web::site::port'"
                + " (web::site is a defined type: only parameters of classes get data)",
            "unread_key data/common.yaml:4:1 nothing reads the key 'other'",
            "unread_key data/common.yaml:5:1 nothing reads the key 'other::thing'"
                + " (there is no class 'other')",
            "unread_key data/common.yaml:6:1 nothing reads the key '1'");
  }

  @Test
  void lookupsOfAllKindsRead() throws Exception {
    write(
        "manifests/site.pp",
        """
        node default {
          hiera_include('classes')
          $one = lookup('one')
          $two = lookup(['two', 'three.deep.key'], String)
          $four = lookup({'name' => 'four'})
          $key = 'five'
          $five = hiera($key)
          lookup("'a.b'.c")
          inline_epp('<%= lookup("inline") %>')
          call('lookup', 'indirect')
        }
        """);
    write("modules/web/manifests/extra.pp", "class web::extra ($x = lookup('six')) {}");
    write("modules/web/templates/a.epp", "<%= lookup('seven') %>");
    write("modules/web/templates/a.conf", "<%= lookup('conf') %>");
    write("modules/web/templates/a.erb", "<%= scope.call_function('lookup', ['eight']) %>");
    write(
        "modules/web/lib/puppet/functions/f.rb",
        "Puppet::Functions.create_function(:f) { def f; call_function('hiera', \"nine\"); end }");
    common(
        """
        classes: []
        one: "%{lookup('ten.x')} and %{hiera('eleven')}"
        two: {a: ["%{alias('twelve')}"]}
        three: 1
        four: 1
        five: 1
        six: 1
        seven: 1
        eight: 1
        nine: 1
        ten: {x: y}
        eleven: 1
        twelve: 1
        a.b: 1
        inline: 1
        indirect: 1
        conf: 1
        thirteen: 1
        """);
    assertThat(found())
        .containsExactly("unread_key data/common.yaml:18:1 nothing reads the key 'thirteen'");
  }

  @Test
  void namesThatAreComputedAreNotJudged() throws Exception {
    write("modules/web/manifests/motd.pp", "class web::motd { lookup(\"motd::${facts['x']}\") }");
    common("motd::Debian: 1\nmotd::Suse: 1\nother: 1\n");
    assertThat(found())
        .containsExactly("unread_key data/common.yaml:3:1 nothing reads the key 'other'");
    assertThat(unjudged())
        .containsExactly(
            Map.entry(
                "names that start with 'motd::' are looked up at "
                    + directory.resolve("modules/web/manifests/motd.pp")
                    + ":1:19",
                2));

    write("modules/web/manifests/wrapper.pp", "function web::wrapper($key) { lookup($key) }");
    write("modules/web/functions/wrapper.pp", "function web::wrapper($key) { lookup($key) }");
    assertThat(found()).isEmpty();
    assertThat(unjudged().values()).containsExactly(2, 1);
  }

  @Test
  void whatCannotBeReadIsNotJudged() throws Exception {
    write("modules/web/manifests/broken.pp", "class web::broken { lookup('strange'");
    common("strange: 1\nweb::broken::port: 1\n");
    assertThat(found()).isEmpty();
    assertThat(unjudged().values()).containsExactly(1, 1);
  }

  @Test
  void valuesThatParametersRefuse() throws Exception {
    common(
        """
        web::port: '80'
        web::names: [1]
        web::cache: {size: big}
        """);
    assertThat(found())
        .containsExactly(
            "wrong_data_type data/common.yaml:1:1 class web: parameter 'port' expects an Integer"
                + " value, got String",
            "wrong_data_type data/common.yaml:2:1 class web: parameter 'names' index 0 expects a"
                + " String value, got Integer",
            "wrong_data_type data/common.yaml:3:1 class web: parameter 'cache' entry 'size' expects"
                + " an Integer value, got String");
  }

  @Test
  void valuesThatNobodyKnows() throws Exception {
    hierarchy("  - {name: Common, path: common.yaml, lookup_key: eyaml_lookup_key}");
    common(
        """
        lookup_options:
          web::cache: {convert_to: Integer}
          '^web::n': {merge: unique}
        web::port: "%{facts.port}"
        web::names: one
        web::cache: '5'
        """);
    assertThat(found()).isEmpty();
    common("web::port: ENC[PKCS7,MIIBeQYJ]\nweb::cache: {size: '%{x}'}\nweb::names: ~\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void whatIsSaidTwice() throws Exception {
    hierarchy(
        """
          - {name: Node, path: "nodes/%{trusted.certname}.yaml"}
          - {name: Site, path: site.yaml}
          - {name: Common, paths: [common.yaml, last.json]}\
        """);
    write("data/nodes/a.yaml", "web::port: 1\n");
    write("data/site.yaml", "web::port: 1\nweb::names: [a]\nweb::any: 1\n");
    common(
        """
        lookup_options: {web::names: {merge: unique}}
        web::port: 1
        web::names: [a]
        web::any: 2
        web::any: 3
        """);
    write("data/last.json", "{\"web::port\": 3}");
    assertThat(found())
        .containsExactly(
            "shadowed_key data/common.yaml:2:1 'web::port' has the same value in a file that wins"
                + " for every node (it is data/site.yaml:1)",
            "duplicate_key data/common.yaml:5:1 The key 'web::any' stands in this mapping before,"
                + " too (the last one counts)",
            "shadowed_key data/common.yaml:5:1 this value of 'web::any' is never used: another file"
                + " wins for every node (it is data/site.yaml:3)",
            "shadowed_key data/last.json:1:2 this value of 'web::port' is never used: another file"
                + " wins for every node (it is data/site.yaml:1)");
  }

  @Test
  void levelsAndFilesThatNeverMeet() throws Exception {
    hierarchy(
        """
          - {name: Node, path: "nodes/%{trusted.certname}.yaml"}
          - {name: Role, path: "roles/%{facts.role}.yaml"}
          - {name: Mapped, mapped_paths: [zones, z, "zones/%{z}.yaml"]}
          - {name: Globs, globs: ["extra/**/*.yaml", "never/*.yaml"]}
          - {name: Common, paths: [common.yaml, gone.yaml]}\
        """);
    common("web::port: 1\n");
    write("data/nodes/a.yaml", "web::port: 1\n");
    write("data/nodes/b.yml", "web::port: 1\n");
    write("data/zones/z1.yaml", "web::port: 1\n");
    write("data/extra/deep/er/x.yaml", "web::port: 1\n");
    write("data/.hidden/x.yaml", "web::port: 1\n");
    write("data/README.md", "Not data.\n");
    assertThat(found())
        .containsExactly(
            "unreached_file data/nodes/b.yml:1:1 no level of a hierarchy reads this file",
            "unused_level hiera.yaml:4:25 level 'Role' matches no file (there is no directory"
                + " data/roles)",
            "unused_level hiera.yaml:6:47 level 'Globs' matches no file (there is no directory"
                + " data/never)",
            "unused_level hiera.yaml:7:41 level 'Common' reads a file that does not exist");
  }

  @Test
  void onlyTheNodesThatThereAre() throws Exception {
    hierarchy(
        """
          - {name: Node, path: "nodes/%{trusted.certname}.yaml"}
          - {name: Role, path: "roles/%{role}/%{facts.os.family}.yaml"}
          - {name: Common, path: common.yaml}\
        """);
    common("web::port: 1\n");
    write("data/nodes/a.yaml", "web::port: 1\n");
    write("data/nodes/old.yaml", "web::port: 1\n");
    write("data/roles/web/Debian.yaml", "web::port: 1\n");
    write("data/roles/web/RedHat.yaml", "web::port: 1\n");
    assertThat(found()).isEmpty();
    NodeInput node = NodeInput.local("a", Map.of("os", Map.of("family", "Debian")), "production");
    assertThat(found(node))
        .containsExactly(
            "unreached_file data/nodes/old.yaml:1:1 no level of a hierarchy reads this file",
            "unreached_file data/roles/web/RedHat.yaml:1:1 no level of a hierarchy reads this file");
  }

  @Test
  void allThreeLayers() throws Exception {
    global = directory.resolveSibling("global/hiera.yaml");
    Files.createDirectories(directory.resolveSibling("global/data"));
    Files.writeString(global, "version: 5\nhierarchy:\n  - {name: G, path: global.yaml}\n");
    Files.writeString(directory.resolveSibling("global/data/global.yaml"), "web::prt: 1\n");
    common("web::port: 1\n");
    write(
        "modules/web/hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: OS, path: "os/%{facts.os.family}.yaml"}
          - {name: Common, path: common.yaml}
          - {name: Gone, path: gone.yaml}
        default_hierarchy:
          - {name: Default, path: default.yaml}
        """);
    write("modules/web/data/common.yaml", "web::port: 80\nother: 1\nweb::nmaes: []\n");
    write("modules/web/data/default.yaml", "web::port: x\n");
    assertThat(found())
        .containsExactly(
            "unread_key modules/web/data/common.yaml:2:1 the data of module web cannot have the key"
                + " 'other' (keys of a module's data start with 'web::')",
            "unknown_parameter_key modules/web/data/common.yaml:3:1 class web has no parameter"
                + " 'nmaes' (did you mean 'web::names'?)",
            "wrong_data_type modules/web/data/default.yaml:1:1 class web: parameter 'port' expects"
                + " an Integer value, got String",
            "unused_level modules/web/hiera.yaml:5:24 level 'Gone' reads a file that does not"
                + " exist",
            "unknown_parameter_key ../global/data/global.yaml:1:1 class web has no parameter 'prt'"
                + " (did you mean 'web::port'?)");
  }

  @Test
  void keysOfParametersThatWereRenamed() throws Exception {
    write("modules/web/metadata.json", "{\"name\": \"me-web\", \"version\": \"2.1.0\"}");
    write(
        "modules/web/deprecations.yaml",
        """
        deprecations:
        - parameter: web::listen
          renamed_to: port
          since: 2.0.0
          removed_in: 3.0.0
        - parameter: web::socket
          removed_in: 2.0.0
          message: Nothing takes its place.
        - class: web::server
          renamed_to: web
        """);
    common(
        "lookup_options: {web::listen: {merge: first}, web::lisen: {merge: first}}\n"
            + "web::listen: 1\nweb::socket: 1\nweb::server::port: 1\n");
    assertThat(found())
        .containsExactly(
            "unknown_parameter_key data/common.yaml:1:47 class web has no parameter 'lisen', which"
                + " these lookup_options are for (did you mean 'web::port'?)",
            "deprecated_key data/common.yaml:2:1 parameter web::listen is deprecated, since 2.0.0,"
                + " until 3.0.0 (it was renamed to 'web::port')",
            "deprecated_key data/common.yaml:3:1 parameter web::socket was removed in 2.0.0"
                + " (Nothing takes its place.)",
            "deprecated_key data/common.yaml:4:1 class web::server is deprecated"
                + " (it was renamed to 'web::port')");
  }

  @Test
  void modulesThatAreNotThere() throws Exception {
    write("Puppetfile", "mod 'puppetlabs-ntp', '1.0.0'\nmod 'me-web', '1.0.0'\n");
    write("modules/web/manifests/time.pp", "class web::time (Ntp::Server $x, Array[Ntp::S] $y) {}");
    common("ntp::servers: [a]\nother: 1\nweb::time::x: 1\nweb::time::y: [1]\nweb::prot: 1\n");
    assertThat(found())
        .containsExactly(
            "unknown_parameter_key data/common.yaml:5:1 class web has no parameter 'prot'"
                + " (did you mean 'web::port'?)");
    assertThat(unjudged())
        .containsOnlyKeys(
            "module ntp of the Puppetfile is not there",
            "modules of the Puppetfile are not there, and may look up what they like: ntp");
  }

  @Test
  void dataThatIsNone() throws Exception {
    common("web::port: [\n");
    assertThat(found())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("invalid_data data/common.yaml:2:1");
    common("just text\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void functionsOfModulesMayReadWhateverTheyLike() throws Exception {
    hierarchy(
        """
          - {name: Own, lookup_key: web::data, options: {folder: data}}
          - {name: Common, path: common.yaml}\
        """);
    common("web::port: 1\n");
    write("data/own.yaml", "x: 1\n");
    assertThat(found()).isEmpty();
  }

  private void renames() throws IOException {
    write(
        "modules/web/manifests/init.pp",
        """
        class web (
          Integer $port = 80,
          Array[Integer] $ports = [],
          @deprecated(renamed_to => 'port') Any $listening = undef,
          @deprecated(message => 'Gone.') Any $gone = undef,
          Sensitive[String] $password = Sensitive('x'),
          Optional[Enum['a', 'b']] $token = undef,
        ) {}
        """);
    write(
        "modules/web/deprecations.yaml",
        """
        deprecations:
        - {parameter: "web::listen", renamed_to: port}
        - {parameter: "web::one", renamed_to: ports, convert: "|$v| { [Integer($v)] }"}
        - {parameter: "web::secret", renamed_to: password}
        """);
  }

  @Test
  void valuesOfOldNamesAreThoseOfTheNewOnes() throws Exception {
    renames();
    common("web::listen: '80'\nweb::one: '1'\nweb::listening: 1\n");
    write("data/other.yaml", "web::one: x\nweb::listen: '%{facts.x}'\n");
    hierarchy("  - {name: Common, paths: [common.yaml, other.yaml]}");
    assertThat(found())
        .filteredOn(one -> one.startsWith("wrong"))
        .containsExactly(
            "wrong_data_type data/common.yaml:1:1 class web: parameter 'port' expects an Integer"
                + " value, got String ('web::listen' is the old name of 'web::port')",
            "wrong_data_type data/other.yaml:1:1 class web: the value cannot be converted:"
                + " 'new' The string 'x' cannot be converted to Integer"
                + " ('web::one' is the old name of 'web::ports')");
  }

  @Test
  void noOldNameIsProposed() throws Exception {
    renames();
    common("web::listem: 1\nweb::listenin: 1\nweb::gon: 1\n");
    assertThat(found())
        .containsExactly(
            "unknown_parameter_key data/common.yaml:1:1 class web has no parameter 'listem'"
                + " (did you mean 'web::port'?)",
            "unknown_parameter_key data/common.yaml:2:1 class web has no parameter 'listenin'"
                + " (did you mean 'web::port'?)",
            "unknown_parameter_key data/common.yaml:3:1 class web has no parameter 'gon'");
  }

  @Test
  void secretsAreNotShown() throws Exception {
    renames();
    common(
        """
        web::password: hunter2 # said
        web::secret: >
          hunter2
          hunter2
        web::token: hunter2
        web::tokem: ENC[PKCS7,hunter2]
        'web::port': 80
        lookup_options:
          web::token: {convert_to: Sensitive}
        """);
    write("data/a.json", "{\"web::token\": \"hunter2\", \"web::prot\": 1}\n");
    hierarchy("  - {name: Common, paths: [a.json, common.yaml]}");
    StringBuilder shown = new StringBuilder();
    for (LintedFile file : check().files()) {
      shown.append(file.source().text());
    }
    assertThat(shown + "" + found())
        .doesNotContain("hunter2")
        .contains("web::password: ***\n")
        .contains("\n  ***\n  ***\nweb::token: ***")
        .contains("{\"web::token\": ***        \"web::prot\": 1}")
        .contains("'web::port': 80")
        .contains("parameter 'password' expects a value of type Sensitive[String]");
  }
}
