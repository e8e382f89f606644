package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.host.Apply;
import plumb.host.HostProviders;

/** What somebody may call the files of a module, or those in a directory that is managed. */
class HostileNamesTest {
  private static final List<String> NAMES =
      List.of(
          "two\nerr: forged",
          "-rf",
          "--help",
          " ",
          "$(touch pwned)",
          "`touch pwned`",
          "'; touch pwned; '",
          "\033[2J\007",
          "%s%n%2e%2e",
          "..\\..\\x",
          "...",
          "*",
          "a]b[c",
          "ü");

  private final Path directory;
  private final Path root;
  private final Path files;

  HostileNamesTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    root = directory.resolve("root");
    files = Files.createDirectories(directory.resolve("state/modules/m/files"));
  }

  @BeforeEach
  void fill() throws IOException {
    for (String name : NAMES) {
      Files.createDirectories(files.resolve("in " + name));
      Files.writeString(files.resolve("in " + name).resolve(name), "of " + name);
      Files.writeString(files.resolve(name), "of " + name);
    }
  }

  private Apply manage() {
    return new Apply(directory.resolve("state"))
        .with(
            "File",
            root.toString(),
            "ensure",
            "directory",
            "recurse",
            true,
            "source",
            "puppet:///modules/m",
            "purge",
            true,
            "force",
            true,
            "validate_cmd",
            "/usr/bin/test -f %");
  }

  /** Makes a file whose name is the bytes given. */
  private static void make(Path directory, String bytes) throws Exception {
    String command = "printf x > \"$1/$(printf '" + bytes + "')\"";
    int code =
        new ProcessBuilder("/bin/sh", "-c", command, "sh", directory.toString()).start().waitFor();
    assertThat(code).isZero();
  }

  @Test
  void namesAreNamesAndNothingElse() throws Exception {
    Report report = manage().run();
    assertThat(report.status()).isEqualTo("changed");
    for (String name : NAMES) {
      assertThat(root.resolve(name)).hasContent("of " + name);
      assertThat(root.resolve("in " + name).resolve(name)).hasContent("of " + name);
    }
    assertThat(manage().run().status()).isEqualTo("unchanged");
    assertThat(Path.of("pwned")).doesNotExist();
  }

  @Test
  void purgingRemovesWhatIsCalledLikeThat() throws Exception {
    manage().run();
    for (String name : NAMES) {
      Files.delete(files.resolve(name));
    }
    Path outside = Files.writeString(directory.resolve("x"), "kept");
    assertThat(manage().run().status()).isEqualTo("changed");
    for (String name : NAMES) {
      assertThat(root.resolve(name)).doesNotExist();
    }
    assertThat(outside).exists();
  }

  @Test
  void aModulesFileWhoseNameIsNotTextFailsAlone() throws Exception {
    make(files, "caf\\351");
    make(files.resolve("in -rf"), "caf\\351");
    Report report = manage().run();
    assertThat(report.status()).isEqualTo("failed");
    assertThat(report.logs())
        .filteredOn(entry -> entry.level().equals("err"))
        .hasSize(2)
        .allMatch(entry -> entry.message().contains("is not text; it can't be a source"));
    for (String name : NAMES) {
      assertThat(root.resolve(name)).hasContent("of " + name);
      assertThat(root.resolve("in " + name).resolve(name)).hasContent("of " + name);
    }
  }

  @Test
  void aNameThatIsNotTextCanBeIgnored() throws Exception {
    make(files, "caf\\351.bak");
    make(Files.createDirectories(root), "caf\\351.bak");
    Apply run =
        new Apply(directory.resolve("state"))
            .with(
                "File",
                root.toString(),
                "ensure",
                "directory",
                "recurse",
                true,
                "source",
                "puppet:///modules/m",
                "ignore",
                "*.bak");
    assertThat(run.run().status()).isEqualTo("changed");
    assertThat(run.log()).noneMatch(line -> line.contains("is not text"));
    assertThat(root.resolve("ü")).hasContent("of ü");
  }

  @Test
  void aFileWhoseNameIsNotTextIsLeftAloneAndKeepsNothingFromBeingDone() throws Exception {
    Files.createDirectories(root);
    make(root, "caf\\351\\377");
    Files.writeString(root.resolve("unmanaged"), "x");
    Apply run = manage();
    run.run();
    assertThat(run.log())
        .anyMatch(line -> line.startsWith("warning") && line.contains("its name is not text"));
    assertThat(root.resolve("unmanaged")).doesNotExist();
    assertThat(root.resolve("-rf")).exists();
    try (var left = Files.list(root)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("caf"));
    }
  }

  /** A server that lists names which lead out of what it was asked for. */
  @Test
  void aSourceThatNamesWhatIsElsewhereIsRefused() throws Exception {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "kept");
    for (String name : List.of("../elsewhere", elsewhere.toString(), "a/../../elsewhere", "a/..")) {
      FileSource lying = new LyingSource(new LocalFileSource(module -> null), name);
      Catalog catalog = new Catalog("node.example", "test");
      Resource resource = new Resource("File", root.toString(), Kind.NATIVE);
      resource.parameters().put("ensure", "directory");
      resource.parameters().put("recurse", true);
      resource.parameters().put("source", files.toString());
      catalog.add(resource);
      RunOptions options =
          RunOptions.in(directory.resolve("s"), lying, (level, source, message) -> {}).build();
      Report report = new AgentRun(catalog, HostProviders.all(), options).run();
      assertThat(report.status()).as(name).isEqualTo("failed");
      assertThat(report.logs()).anyMatch(entry -> entry.message().contains("leads elsewhere"));
      assertThat(elsewhere).hasContent("kept");
    }
  }

  /** Serves what another source does, but calls everything below the top by one name. */
  private record LyingSource(FileSource source, String name) implements FileSource {
    @Override
    public @Nullable Entry find(String url, boolean followLinks)
        throws ProviderException, IOException, InterruptedException {
      return source.find(url, followLinks);
    }

    @Override
    public @Nullable List<Entry> list(String url, Query query)
        throws ProviderException, IOException, InterruptedException {
      List<Entry> entries = source.list(url, query);
      return entries == null ? null : entries.stream().map(this::renamed).toList();
    }

    private Entry renamed(Entry entry) {
      if (entry.relativePath().equals(".")) {
        return entry;
      }
      return (Entry)
          Proxy.newProxyInstance(
              Entry.class.getClassLoader(),
              new Class<?>[] {Entry.class},
              (proxy, method, arguments) ->
                  method.getName().equals("relativePath") ? name : method.invoke(entry, arguments));
    }
  }
}
