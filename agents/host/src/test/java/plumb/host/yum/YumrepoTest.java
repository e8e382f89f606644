package plumb.host.yum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.Level;
import plumb.agent.provider.Providers;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.host.files.LocalFileSource;
import plumb.host.records.SystemFileStore;

/**
 * Applies repositories to a directory. The type's reference is in no Debian package, so what it
 * documents is what is expected here.
 */
class YumrepoTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private final List<String> log = new ArrayList<>();

  private Report apply(String title, Map<String, Object> parameters) {
    return apply(title, parameters, false);
  }

  private Report apply(String title, Map<String, Object> parameters, boolean noop) {
    Catalog catalog = new Catalog("node.example", "test");
    Resource resource = new Resource("Yumrepo", title, Kind.NATIVE);
    resource.parameters().putAll(parameters);
    catalog.add(resource);
    Providers providers =
        new Providers()
            .add(
                "Yumrepo",
                context -> new YumrepoProvider(new SystemFileStore(file -> {}), repositories()));
    RunOptions options =
        RunOptions.in(
                directory.resolve("state"),
                new LocalFileSource(name -> directory),
                (level, source, message) -> log.add(message))
            .noop(noop)
            .logLevel(Level.NOTICE)
            .build();
    return new AgentRun(catalog, providers, options).run();
  }

  private Path repositories() {
    return directory.resolve("yum.repos.d");
  }

  private Path file(String name) {
    return repositories().resolve(name);
  }

  @Test
  void createsChangesAndRemoves() throws Exception {
    Map<String, Object> wanted =
        Map.of("descr", "One", "baseurl", "http://example.org/r", "enabled", true, "cost", 5L);
    assertThat(apply("one", wanted, true).status()).isEqualTo("unchanged");
    assertThat(repositories()).doesNotExist();
    apply("one", wanted);
    assertThat(Files.readString(file("one.repo")))
        .isEqualTo("[one]\nname=One\nbaseurl=http://example.org/r\nenabled=True\ncost=5\n");
    assertThat(apply("one", wanted).status()).isEqualTo("unchanged");
    Files.writeString(
        file("one.repo"), Files.readString(file("one.repo")).replace("cost=5", "cost = 6"));
    assertThat(apply("one", wanted).status()).isEqualTo("changed");
    assertThat(Files.readString(file("one.repo"))).contains("\ncost=5\n");
    apply("one", Map.of("ensure", "absent"));
    assertThat(file("one.repo")).doesNotExist();
    assertThat(apply("one", Map.of("ensure", "absent")).status()).isEqualTo("unchanged");
  }

  @Test
  void findsARepositoryInAnyFileAndKeepsAllElse() throws Exception {
    Files.createDirectory(repositories());
    Files.writeString(
        file("many.repo"),
        "# both\n[a]\nname = A\nbaseurl=http://x/1\n  http://x/2\n\n[b]\n; odd\nname=B\ngpgcheck=1\n");
    apply("a", Map.of("descr", "A", "baseurl", "http://x/3", "timeout", "30"));
    apply("b", Map.of("gpgcheck", "absent", "enabled", "no", "password", "hidden"));
    assertThat(Files.readString(file("many.repo")))
        .isEqualTo(
            "# both\n[a]\nname = A\nbaseurl=http://x/3\ntimeout=30\n\n"
                + "[b]\n; odd\nname=B\nenabled=No\npassword=hidden\n");
    assertThat(String.join("\n", log)).doesNotContain("hidden").contains("[redacted]");
    apply("a", Map.of("ensure", "absent"));
    assertThat(Files.readString(file("many.repo"))).startsWith("# both\n[b]\n");
  }

  @Test
  void everySettingIsWrittenAndStays() throws Exception {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Setting setting : Setting.ALL) {
      all.put(
          setting.property(),
          switch (setting.kind()) {
            case TEXT, SECRET -> "text";
            case FLAG -> "yes";
            case URLS -> "https://example.org/a";
            case PROXY -> "_none_";
            case NUMBER, SIGNED, EXPIRY, RATE -> "7";
            case FAILOVER -> "priority";
            case CACHING -> "all";
          });
    }
    all.put("target", "other");
    assertThat(apply("full", all).status()).isEqualTo("changed");
    assertThat(Files.readAllLines(file("other.repo"))).hasSize(Setting.ALL.size() + 1);
    assertThat(apply("full", all).status()).isEqualTo("unchanged");
  }

  @Test
  void badValuesAreRefused() {
    apply(
        "x",
        Map.of(
            "baseurl",
            "nowhere",
            "enabled",
            "perhaps",
            "cost",
            "dear",
            "target",
            "../x",
            "http_caching",
            "some"));
    assertThat(log)
        .contains("Parameter baseurl failed on Yumrepo[x]: Must be a valid URL")
        .anyMatch(line -> line.contains("Parameter enabled") && line.contains("\"perhaps\""))
        .anyMatch(line -> line.contains("Parameter cost"))
        .anyMatch(line -> line.contains("Parameter target"))
        .anyMatch(line -> line.contains("Parameter http_caching"));
    assertThat(repositories()).doesNotExist();
  }
}
