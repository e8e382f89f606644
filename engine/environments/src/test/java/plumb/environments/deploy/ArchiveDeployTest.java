package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.archive.TestArchive;
import plumb.environments.archive.TestForge;

/** Modules from a Forge and from archives, served by a small server of the test's own. */
class ArchiveDeployTest {
  private DeploySite site;
  private TestForge forge;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    forge = new TestForge();
    site.with("forge: {baseurl: '" + forge.url() + "'}\n");
    forge.publish("puppetlabs-stdlib", "9.0.0", module("puppetlabs-stdlib", "9.0.0"), Map.of());
    forge.publish("puppetlabs-stdlib", "9.1.0", module("puppetlabs-stdlib", "9.1.0"), Map.of());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private static byte[] module(String slug, String version) throws IOException {
    String top = slug + "-" + version;
    return files(new TestArchive().directory(top), top + "/", slug, version).bytes();
  }

  private static TestArchive files(TestArchive archive, String top, String slug, String version) {
    String name = slug.substring(slug.indexOf('-') + 1);
    return archive
        .file(
            top + "metadata.json",
            "{\"name\": \"" + slug + "\", \"version\": \"" + version + "\"}\n")
        .directory(top + "manifests")
        .file(top + "manifests/init.pp", "class " + name + " { notice('" + version + "') }\n")
        .directory(top + "empty")
        .file(top + "a/" + "long".repeat(10) + "/" + "x".repeat(10), "deep\n");
  }

  private void puppetfile(String text) throws IOException {
    site.control.commit("production", Map.of("Puppetfile", text));
  }

  private String live(String path) throws IOException {
    return Files.readString(site.environments().resolve("production/modules").resolve(path));
  }

  @Test
  void deploysReleasesOfTheForge() throws IOException {
    puppetfile("mod 'puppetlabs/stdlib', '9.0.0'\n");
    assertThat(site.deploy().succeeded()).isTrue();
    assertThat(live("stdlib/manifests/init.pp")).contains("9.0.0");
    puppetfile("mod 'puppetlabs-stdlib', :latest\n");
    assertThat(site.deploy().succeeded()).isTrue();
    assertThat(live("stdlib/manifests/init.pp")).contains("9.1.0");
    forge.publish("puppetlabs-stdlib", "9.2.0", module("puppetlabs-stdlib", "9.2.0"), Map.of());
    assertThat(DeploySite.statuses(site.deploy())).containsValue("deployed");
    assertThat(live("stdlib/manifests/init.pp")).contains("9.2.0");
    assertThat(DeploySite.statuses(site.deploy())).containsValue("unchanged");
    puppetfile("mod 'puppetlabs-stdlib', '8.0.0'\n");
    DeployReport report = site.deploy();
    assertThat(report.environments().get(0).problem())
        .hasMessage("the Forge has no puppetlabs-stdlib 8.0.0");
    assertThat(live("stdlib/manifests/init.pp")).contains("9.2.0");
  }

  @Test
  void whatHasAVersionIsNotAskedForAgain() throws IOException {
    puppetfile("mod 'puppetlabs/stdlib', '9.0.0'\n");
    site.deploy();
    forge.asked().clear();
    assertThat(DeploySite.statuses(site.deploy())).containsValue("unchanged");
    assertThat(forge.asked()).isEmpty();
  }

  @Test
  void deploysArchivesWithTheirSums() throws IOException {
    byte[] archive = files(new TestArchive(), "", "me-nginx", "1.0.0").bytes();
    forge.serve("/nginx.tar.gz", archive);
    String sum = TestForge.sha256(archive);
    puppetfile(
        "mod 'nginx', type: 'tarball', source: '%s/nginx.tar.gz', version: '%s'\n"
            .formatted(forge.url(), sum));
    assertThat(site.deploy().succeeded()).isTrue();
    assertThat(live("nginx/manifests/init.pp")).contains("1.0.0");
    puppetfile(
        "mod 'nginx', type: 'tarball', source: '%s/nginx.tar.gz', version: '%s'\n"
            .formatted(forge.url(), "0".repeat(64)));
    assertThat(site.deploy().environments().get(0).problem())
        .hasMessageContaining("has the SHA-256 sum " + sum + " instead of 0000");
    assertThat(live("nginx/manifests/init.pp")).contains("1.0.0");
  }

  @Test
  void hostileArchivesAreRefused() throws IOException {
    Map<String, TestArchive> archives =
        Map.of(
            "holds the path '../evil'", new TestArchive().file("../evil", "x"),
            "holds the path 'a/../../evil'", new TestArchive().file("a/../../evil", "x"),
            "holds the absolute path '/etc/evil'", new TestArchive().file("/etc/evil", "x"),
            "holds 'link', which is neither",
                new TestArchive().member("link", '2', 0777, "/etc", new byte[0]),
            "holds 'hard', which is neither",
                new TestArchive().member("hard", '1', 0644, "/etc/passwd", new byte[0]),
            "holds 'device', which is neither",
                new TestArchive().member("device", '3', 0666, "", new byte[0]),
            "holds the path '.git/config'", new TestArchive().file(".git/config", "x"),
            "unpacks to more than", bomb());
    for (Map.Entry<String, TestArchive> one : archives.entrySet()) {
      forge.serve("/" + one.getKey().hashCode(), one.getValue().bytes());
      puppetfile(
          "mod 'evil', type: 'tarball', source: '%s/%d'\n"
              .formatted(forge.url(), one.getKey().hashCode()));
      DeployReport report = site.deploy();
      assertThat(report.environments().get(0).problem())
          .as(one.getKey())
          .isNotNull()
          .hasMessageContaining(one.getKey());
    }
    forge.serve("/text", "this is no archive".getBytes(StandardCharsets.UTF_8));
    puppetfile("mod 'evil', type: 'tarball', source: '" + forge.url() + "/text'\n");
    assertThat(site.deploy().environments().get(0).problem())
        .hasMessageContaining("Not in GZIP format");
    assertThat(site.environments().resolve("production")).doesNotExist();
  }

  /** It says that it is of 300 MB: nobody has to believe it in order to refuse it. */
  private static TestArchive bomb() {
    return new TestArchive().claim("bomb", 300L << 20);
  }

  @Test
  void treesAreThoseOfR10k() throws IOException {
    Path r10k = Path.of("/usr/bin/r10k");
    assumeTrue(Files.isExecutable(r10k), "needs Debian's package r10k");
    byte[] archive = files(new TestArchive(), "", "me-nginx", "1.0.0").bytes();
    forge.serve("/nginx.tar.gz", archive);
    puppetfile(
        """
        mod 'puppetlabs-stdlib', '9.0.0'
        mod 'nginx', type: 'tarball', source: '%s/nginx.tar.gz', version: '%s'
        """
            .formatted(forge.url(), TestForge.sha256(archive)));
    assertThat(site.deploy().succeeded()).isTrue();
    Map<String, String> ours = DeploySite.tree(site.environments().resolve("production"));
    site.environmentsAt(site.root.resolve("theirs"));
    var unused = site.settings();
    Process process =
        new ProcessBuilder(
                List.of(
                    r10k.toString(),
                    "deploy",
                    "environment",
                    "-m",
                    "-c",
                    site.root.resolve("r10k.yaml").toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
    assertThat(ours).isEqualTo(DeploySite.tree(site.root.resolve("theirs/production")));
  }
}
