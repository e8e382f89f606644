package plumb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a catalog is the one that was made before, and when it is not. */
class CatalogCacheTest {
  /** Longer than a change of a file may take to show. */
  private static final long SEEN = 2500;

  private static final String FACTS =
      """
      {"plain": "p", "os": {"family": "Debian", "release": {"full": "12.1", "major": "12"}},
       "list": [1, 2], "uptime": 17}""";

  private final Path directory;

  CatalogCacheTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** The identity of the catalog that a node gets: another one for each compile. */
  static String identity(Client node, String facts) throws Exception {
    String catalog = catalog(node, "production", facts);
    return catalog.replaceFirst("(?s).*\"catalog_uuid\":\"([^\"]+)\".*", "$1");
  }

  private static String catalog(Client node, String environment, String facts) throws Exception {
    String sent = "{\"name\": \"n1.test\", \"values\": " + facts + "}";
    String twice = URLEncoder.encode(URLEncoder.encode(sent, UTF_8), UTF_8);
    HttpResponse<byte[]> response =
        node.post(
            "/puppet/v3/catalog/n1.test",
            "application/x-www-form-urlencoded",
            "environment=" + environment + "&facts_format=application%2Fjson&facts=" + twice);
    assertThat(response.statusCode()).as(Client.text(response)).isEqualTo(200);
    return Client.text(response);
  }

  private RunningServer site(String manifest) throws Exception {
    return site(manifest, usual -> usual);
  }

  private RunningServer site(String manifest, UnaryOperator<ServerSettings> change)
      throws Exception {
    RunningServer.write(
        directory.resolve("environments"),
        Map.of(
            "production/environment.conf",
            "modulepath = modules\n",
            "production/hiera.yaml",
            "{version: 5, hierarchy: [{name: a, path: a.yaml}, {name: b, path: \""
                + directory
                + "/outside.yaml\"}]}\n",
            "production/data/a.yaml",
            "inside: 1\nother: 2\n",
            "production/modules/m/templates/t.epp",
            "text\n",
            "production/modules/m/templates/t.erb",
            "text <%= 1 + 1 %>\n",
            "production/modules/m/files/f",
            "file\n",
            "production/modules/m/lib/puppet/functions/m/chance.rb",
            "Puppet::Functions.create_function(:'m::chance') do\n  def chance() rand end\nend\n",
            "production/manifests/site.pp",
            manifest));
    Files.writeString(directory.resolve("outside.yaml"), "outside: 1\n");
    Files.writeString(directory.resolve("side"), "side\n");
    return new RunningServer(directory, change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$facts['plain']                      | \"p\"      | \"q\"    | true",
        "$facts['plain']                      | 17         | 18       | false",
        "$plain                               | \"p\"      | \"q\"    | true",
        "$facts['os']['family']               | 12.1       | 12.2     | false",
        "$facts['os']['family']               | Debian     | RedHat   | true",
        "$facts['os']['release']['major']     | 12.1       | 12.2     | false",
        "$facts['os']['release']              | 12.1       | 12.2     | true",
        "$facts['list'][0]                    | [1, 2]     | [1, 3]   | true",
        "$facts.keys                          | 17         | 18       | true",
        "$facts['none']                       | \"uptime\" | \"none\" | true",
        "$facts.get('os.release.full')        | 12.1       | 12.2     | true",
        "fqdn_rand(100)                       | 17         | 18       | false",
        "inline_epp('<%= $plain %>')          | \"p\"      | \"q\"    | true",
        "inline_template('<%= @plain %>')     | \"p\"      | \"q\"    | true",
        "inline_template('<%= @plain %>')     | 17         | 18       | false",
        "lookup('inside')                     | 17         | 18       | false",
      })
  void whatWasReadOfFactsDecides(String read, String from, String to, boolean matters)
      throws Exception {
    try (RunningServer site = site("notify { 'x': message => " + read + " }")) {
      Client node = site.client("n1.test");
      String first = identity(node, FACTS);
      assertThat(identity(node, FACTS)).as("the same again").isEqualTo(first);
      String changed = FACTS.replace(from, to);
      assertThat(changed).isNotEqualTo(FACTS);
      String second = identity(node, changed);
      if (matters) {
        assertThat(second).isNotEqualTo(first);
      } else {
        assertThat(second).isEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environments/production/data/a.yaml            | lookup('inside')",
        "environments/production/manifests/site.pp      | 1",
        "environments/production/modules/m/templates/t.epp | epp('m/t.epp')",
        "environments/production/modules/m/templates/t.erb | template('m/t.erb')",
        "environments/production/modules/m/files/f      | file('m/f')",
        "outside.yaml                                   | lookup('outside')",
        "side                                           | file('SIDE')",
      })
  void changedFilesAreSeen(String file, String read) throws Exception {
    String value = read.replace("SIDE", directory.resolve("side").toString());
    try (RunningServer site = site("notify { 'x': message => " + value + " }")) {
      Client node = site.client("n1.test");
      String first = identity(node, FACTS);
      if (!file.startsWith("environments")) {
        // What was changed just now is looked at again.
        Thread.sleep(SEEN);
        first = identity(node, FACTS);
      }
      assertThat(identity(node, FACTS)).isEqualTo(first);
      Path path = directory.resolve(file);
      Files.writeString(path, Files.readString(path) + "# changed\n");
      Thread.sleep(SEEN);
      assertThat(identity(node, FACTS)).isNotEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strftime('%s')",
        "Timestamp.new()",
        "generate('/bin/date')",
        "file('/proc/uptime')",
        "m::chance()",
        "inline_template('<%= rand %>')"
      })
  void whatIsAnotherEachTimeIsMadeEachTime(String call) throws Exception {
    try (RunningServer site = site("notify { 'x': message => String(" + call + ") }")) {
      Client node = site.client("n1.test");
      assertThat(identity(node, FACTS)).isNotEqualTo(identity(node, FACTS));
    }
  }

  @Test
  void aClassifierIsAskedEachTime() throws Exception {
    Path answer = directory.resolve("answer");
    Files.writeString(answer, "classes: []\nparameters: {role: one}\n");
    Path program = directory.resolve("classify");
    Files.writeString(program, "#!/bin/sh\ncat " + answer + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    try (RunningServer site =
        site("notify { \"role $role\": }", s -> classified(s, program.toString()))) {
      RunningServer unused =
          site.write(Map.of("test/manifests/site.pp", "notify { 'elsewhere': }"));
      Client node = site.client("n1.test");
      assertThat(catalog(node, "production", FACTS)).contains("role one");
      assertThat(identity(node, FACTS)).isEqualTo(identity(node, FACTS));
      Files.writeString(answer, "classes: []\nparameters: {role: two}\n");
      assertThat(catalog(node, "production", FACTS)).contains("role two");
      Files.writeString(answer, "environment: test\n");
      assertThat(catalog(node, "production", FACTS)).contains("elsewhere");
      assertThat(catalog(node, "none", FACTS)).contains("elsewhere");
    }
  }

  private static ServerSettings classified(ServerSettings s, String classifier) {
    return new ServerSettings(
        s.address(),
        s.port(),
        s.names(),
        s.directory(),
        s.database(),
        s.environmentPath(),
        s.hieraConfig(),
        classifier,
        s.strictness(),
        s.mounts(),
        s.keys(),
        s.autosign());
  }

  @Test
  void environmentsAndNodesHaveTheirOwn() throws Exception {
    try (RunningServer site = site("notify { $trusted['certname']: }")) {
      RunningServer unused = site.write(Map.of("test/manifests/site.pp", "notify { 'test': }"));
      Client node = site.client("n1.test");
      String first = identity(node, FACTS);
      assertThat(catalog(node, "test", FACTS)).contains("\"test\"");
      assertThat(identity(node, FACTS)).isEqualTo(first);
      assertThat(
              Client.text(
                  site.client("n2.test").get("/puppet/v3/catalog/n2.test?environment=production")))
          .contains("\"n2.test\"")
          .doesNotContain("n1.test");
    }
  }

  @Test
  void itCanBeTurnedOff() throws Exception {
    try (RunningServer site = site("notify { 'x': }", s -> limited(s, s.limits().withoutCache()))) {
      Client node = site.client("n1.test");
      assertThat(identity(node, FACTS)).isNotEqualTo(identity(node, FACTS));
    }
  }

  static ServerSettings limited(ServerSettings s, ServerSettings.Limits limits) {
    return new ServerSettings(
        s.address(),
        s.port(),
        s.names(),
        s.directory(),
        s.database(),
        s.environmentPath(),
        s.hieraConfig(),
        s.classifier(),
        s.strictness(),
        s.mounts(),
        s.keys(),
        s.autosign(),
        limits);
  }
}
