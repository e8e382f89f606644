package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.eyaml.KeyPairFiles;

/** {@code plumb explain}: every kind of origin, for people and for programs. */
class ExplainCommandTest {
  private final Path root;
  private final TestSite site;

  ExplainCommandTest(@TempDir Path root) {
    this.root = root;
    this.site = new TestSite(root);
  }

  @BeforeEach
  void writeEnvironment() throws IOException {
    site.write(
        "production/hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: Node, path: "%{trusted.certname}.yaml"}
          - {name: Common, path: common.yaml}
        """);
    site.write("production/data/web1.yaml", "web::users: {root: 0}\n");
    site.write(
        "production/data/common.yaml",
        """
        lookup_options: {'web::users': {merge: hash}}
        web::mode: '0640'
        web::users: {guest: 9}
        motd: hello
        """);
    site.write(
        "production/manifests/site.pp",
        """
        class web(String $mode, Hash $users, String $owner = 'root') {
          File { group => 'adm' }
          file { '/a':
            mode    => $mode,
            owner   => $web::owner,
            content => lookup('motd'),
            backup  => false,
          }
          file { '/b': content => lookup('none', undef, undef, 'default') }
          web::page { 'p': text => $mode }
        }
        define web::page($text) {
          file { "/page-${title}": content => $text }
        }
        class web::strict inherits web {
          File['/a'] { owner => 'nobody', tag +> ['x'] }
        }
        include web, web::strict
        File <| title == '/b' |> { owner => 'collected' }
        create_resources('file', { '/c' => { 'mode' => '0600' } })
        File['/a'] -> File['/b']
        """);
    site.write("facts.json", "{}");
  }

  private CommandRun explain(String... arguments) {
    List<String> all = new ArrayList<>(List.of("web1"));
    all.addAll(List.of(arguments));
    return site.run("explain", all.toArray(String[]::new));
  }

  private CommandRun lookup(String key, String... more) {
    List<String> all = new ArrayList<>(List.of(key, "--node", "web1"));
    all.addAll(List.of(more));
    return site.run("lookup", all.toArray(String[]::new));
  }

  /** Makes the common level one that may hold secrets; returns what encrypts them. */
  private EncryptedText encryptCommonLevel() throws IOException {
    Path privateKey = root.resolve("private.pem");
    Path publicKey = root.resolve("public.pem");
    KeyPairFiles.create(privateKey, publicKey, "/", 2048);
    site.write(
        "production/hiera.yaml",
        """
        version: 5
        hierarchy:
          - name: Secrets
            path: common.yaml
            lookup_key: eyaml_lookup_key
            options: {pkcs7_private_key: %s, pkcs7_public_key: %s}
        """
            .formatted(privateKey, publicKey));
    return new EncryptedText(
        new KeyOptions(privateKey.toString(), publicKey.toString(), null, null));
  }

  private String text(String... arguments) {
    CommandRun run = explain(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out()
        .replace(root + "/production/manifests/", "")
        .replace(root + "/production/data/", "");
  }

  @Test
  void anOldNameIsTold() throws IOException {
    site.write(
        "production/deprecations.yaml", "deprecations: [{parameter: 'm::old', renamed_to: new}]\n");
    site.write("production/data/common.yaml", "x: 1\nm::old: a\n");
    site.write(
        "production/modules/m/manifests/init.pp",
        "class m($new) { notify { 'n': message => $new } }\n");
    site.write("production/manifests/site.pp", "include m\n");
    assertThat(text("Notify[n]", "message"))
        .contains("common.yaml:2: data, level \"Common\", by its old name m::old\n");
    assertThat(explain("Class[m]", "--json").out()).contains("\"old_name\": \"m::old\"");
    site.write("production/manifests/site.pp", "class { 'm':\n  old => 1,\n}\n");
    assertThat(text("Class[m]", "new")).contains("site.pp:2: ", ", by its old name m::old\n");
  }

  @Test
  void aValueIsFollowedDownToItsData() {
    assertThat(text("File[/page-p]", "content"))
        .isEqualTo(
            """
            File[/page-p]  # site.pp:13
              content => '0640'
                site.pp:13: set where it is declared, as $text
                which is text of Web::Page[p]
                  site.pp:10: set where it is declared, as $mode
                  which is mode of Class[Web]
                    common.yaml:2: data, level "Common"
                    looked in vain in
                      Environment, level "Node", web1.yaml: no such key
            """);
  }

  @Test
  void everyKindOfOriginIsTold() {
    String a = text("file['/a']");
    assertThat(a)
        .contains("mode => '0640'\n    site.pp:4: set where it is declared, as $mode\n")
        .contains("owner => 'nobody'\n    site.pp:16: an override\n")
        .contains("group => 'adm'\n    site.pp:2: a resource default\n")
        .contains("backup => false\n    site.pp:7: set where it is declared\n")
        .contains("before => ['File[/b]']\n    site.pp:21: a relationship\n")
        .contains(
            "content => 'hello'\n    site.pp:6: set where it is declared, as lookup('motd')\n"
                + "    which is lookup('motd')\n      common.yaml:4: data, level \"Common\"\n");
    assertThat(text("File[/b]"))
        .contains("owner => 'collected'\n    site.pp:19: a collector\n")
        .contains("which is lookup('none')\n      no data has it\n      looked in vain in\n");
    assertThat(text("File[/c]", "mode")).contains("site.pp:20: set where it is declared\n");
    String web = text("class[web]");
    assertThat(web)
        .contains(
            "owner => 'root'\n    site.pp:1: the parameter's default\n    looked in vain in\n")
        .contains(
            "users => {'guest' => 9, 'root' => 0}\n    merged from\n"
                + "      web1.yaml:1: data, level \"Node\"\n"
                + "      common.yaml:3: data, level \"Common\"\n");
  }

  private static Object at(Object map, String key) {
    return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
  }

  @Test
  void programsGetTheSame() {
    CommandRun run = explain("Class[web]", "users", "--json");
    Object users = at(at(ValueJson.parse(run.out()), "parameters"), "users");
    assertThat(at(users, "value")).isEqualTo(Map.of("guest", 9L, "root", 0L));
    Object step = ((List<?>) at(users, "steps")).get(0);
    assertThat(at(step, "kind")).isEqualTo("data");
    assertThat(at(step, "level")).isEqualTo("Node");
    assertThat((List<?>) at(step, "sources")).hasSize(2);
    assertThat(((List<?>) at(step, "attempts")).get(1))
        .isEqualTo(
            Map.of(
                "layer",
                "Environment",
                "level",
                "Common",
                "place",
                root + "/production/data/common.yaml",
                "outcome",
                "found",
                "line",
                3L));
  }

  @Test
  void theNearestNameIsSuggested() {
    CommandRun resource = explain("File[/pge-p]");
    assertThat(resource.code()).isEqualTo(1);
    assertThat(resource.err()).contains("did you mean 'File[/page-p]'?");
    assertThat(explain("File[/a]", "mod").err()).contains("did you mean 'mode'?");
    assertThat(explain("nonsense").err()).contains("expected Type[title]");
  }

  @Test
  void secretsAreNotShownUnlessAskedFor() throws IOException {
    EncryptedText encryption = encryptCommonLevel();
    site.write(
        "production/data/common.yaml",
        "web::users: {}\nmotd: \"<%{lookup('web::mode')}>\"\nweb::mode: "
            + encryption.encrypt("geheim")
            + "\n");
    assertThat(text("File[/a]"))
        .contains("mode => '[decrypted]'\n")
        .contains("content => '<[decrypted]>'\n")
        .contains("common.yaml:3: data, level \"Secrets\"")
        .doesNotContain("geheim");
    assertThat(explain("File[/a]", "--json").out()).doesNotContain("geheim");
    assertThat(text("File[/a]", "mode", "--show-decrypted")).contains("mode => 'geheim'\n");

    assertThat(lookup("motd", "--explain").out())
        .contains("Found key: \"motd\" value: \"<[decrypted]>\" (line 2)")
        .doesNotContain("geheim");
    assertThat(lookup("motd", "--explain", "--render-as", "json").out())
        .contains("decrypted")
        .doesNotContain("geheim");
    assertThat(lookup("motd", "--explain", "--render-as", "json", "--show-decrypted").out())
        .contains("<geheim>");
  }

  @Test
  void whatBecomesSensitiveIsNotExplainedInClear() throws IOException {
    site.write(
        "production/data/common.yaml",
        """
        lookup_options:
          pass: {convert_to: Sensitive}
          pair: {convert_to: 'Sensitive[Hash]', merge: hash}
          bad: {convert_to: 'Sensitive[Integer]'}
        pass: topsecret
        pair: {a: lower}
        bad: neverseen
        """);
    site.write("production/data/web1.yaml", "pair: {a: upper}\n");
    assertThat(lookup("pass", "--explain").out())
        .contains("Found key: \"pass\" value: \"[sensitive]\"")
        .doesNotContain("topsecret");
    assertThat(lookup("pair", "--explain").out())
        .contains("[sensitive]")
        .doesNotContain("upper")
        .doesNotContain("lower");
    assertThat(lookup("pass", "--explain", "--show-decrypted").out()).contains("topsecret");
    CommandRun failed = lookup("bad");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("convert_to").doesNotContain("neverseen");
  }

  @Test
  void decryptedValuesStandInNoMessageAndNotInACatalogForPeople() throws IOException {
    EncryptedText encryption = encryptCommonLevel();
    site.write(
        "production/data/common.yaml",
        "lookup_options: {number: {convert_to: Integer}}\n"
            + "k::a: \"<%{lookup('ey')}>\"\n"
            + "ey: "
            + encryption.encrypt("hunter2")
            + "\nnumber: "
            + encryption.encrypt("hunter2")
            + "\n");
    site.write("production/manifests/site.pp", "class k($a) { }\ninclude k\n");
    assertThat(site.run("compile", "web1").out()).contains("a => '<[decrypted]>'");
    assertThat(site.run("compile", "web1", "--json").out()).contains("<hunter2>");
    assertThat(lookup("number").err()).contains("[decrypted]").doesNotContain("hunter2");
    for (String code : List.of("lookup('number')", "Integer(lookup('ey'))", "fail(lookup('ey'))")) {
      site.write("production/manifests/site.pp", "$x = " + code + "\n");
      CommandRun failed = site.run("compile", "web1");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err()).contains("[decrypted]").doesNotContain("hunter2");
    }
  }

  @Test
  void decryptedValuesStandInNoTitle() throws IOException {
    EncryptedText encryption = encryptCommonLevel();
    site.write("production/data/common.yaml", "pw: " + encryption.encrypt("topsecret99") + "\n");
    site.write(
        "production/manifests/site.pp",
        """
        $p = lookup('pw')
        define d($r) { notify { $title: message => $r } }
        file { "/tmp/${p}": }
        exec { "/bin/echo '${p}'": }
        d { "x-${p}": r => [File["/tmp/${p}"], /${p}/], require => File["/tmp/${p}"] }
        """);
    assertThat(site.run("compile", "web1").out())
        .contains("File[/tmp/[decrypted]]")
        .contains("Exec[/bin/echo '[decrypted]']")
        .contains("D[x-[decrypted]]")
        .doesNotContain("topsecret99");
    String title = "[x-topsecret99]";
    assertThat(text("D" + title)).startsWith("D[x-[decrypted]]").doesNotContain("topsecret99");
    assertThat(text("Notify" + title)).doesNotContain("topsecret99");
    assertThat(explain("Notify" + title, "--json").out()).doesNotContain("topsecret99");
    assertThat(text("D" + title, "--show-decrypted")).startsWith("D[x-topsecret99]");
    assertThat(explain("D[x-topsecret9]").err())
        .contains("did you mean 'D[x-[decrypted]]'")
        .doesNotContain("topsecret99");
  }

  @Test
  void decryptedValuesStandInNoNameThatChangedTheirCase() throws IOException {
    EncryptedText encryption = encryptCommonLevel();
    site.write("production/data/common.yaml", "pw: " + encryption.encrypt("TopSecret99") + "\n");
    for (String code : List.of("include $p", "class { $p: }", "$r = Resource[$p, 'x']")) {
      site.write(
          "production/manifests/site.pp", "$p = lookup('pw')\n" + code + "\nfail(\"${p}\")\n");
      CommandRun failed = site.run("compile", "web1");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err()).contains("[decrypted]").doesNotContainIgnoringCase("topsecret99");
    }
    site.write("production/manifests/site.pp", "class topsecret99 { }\ninclude lookup('pw')\n");
    assertThat(site.run("compile", "web1").out())
        .contains("Class[[decrypted]]")
        .doesNotContainIgnoringCase("topsecret99");
  }

  @Test
  void aMissingParameterTellsWhereItsDataWasLookedFor() throws IOException {
    site.write("production/data/common.yaml", "other: 1\n");
    CommandRun run = explain("Class[web]");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("expects a value for parameter 'mode'")
        .contains("looked for 'web::mode' in\n      Environment, level \"Node\", " + root)
        .contains("/production/data/common.yaml: no such key");
  }
}
