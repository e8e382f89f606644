package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.FileSource;
import plumb.agent.report.LogSink;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Report;
import plumb.host.Apply;
import plumb.host.HostProviders;

/**
 * Somebody who may write below a managed directory puts a link in the place of a directory, just
 * after it was looked at: the command that accepts the first file below it does that here.
 */
class SwappedDirectoryTest {
  private final Path root;
  private final Path victim;
  private final Path source;
  private final Apply apply;

  SwappedDirectoryTest(@TempDir Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    victim = Files.createDirectories(directory.resolve("victim"));
    source = Files.createDirectories(directory.resolve("source"));
    apply = new Apply(directory.resolve("state"));
  }

  @BeforeEach
  void fill() throws IOException {
    for (Path place : List.of(root, source)) {
      Files.createDirectories(place.resolve("d/sub"));
      Files.writeString(place.resolve("d/a"), "a of " + place);
    }
    Files.writeString(root.resolve("d/unmanaged"), "x");
  }

  /** The swap, as a command; the file given to it has to be readable still. */
  private String swap() throws IOException {
    Path script = root.resolveSibling("swap");
    Files.writeString(
        script,
        """
        #!/bin/sh
        test -f "$1" || exit 1
        cd '%s' && test -L d || { mv d moved && ln -s '%s' d; }
        """
            .formatted(root, victim));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script + " %";
  }

  private void manage(Object... more) {
    apply.with("File", root.toString(), concat(new Object[] {"ensure", "directory"}, more)).run();
  }

  private static Object[] concat(Object[] some, Object[] more) {
    Object[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private void copySource(Object... more) throws IOException {
    Object[] parameters = {
      "recurse", true, "source", source.toString(), "validate_cmd", swap(), "backup", false
    };
    manage(concat(parameters, more));
    assertThat(root.resolve("d")).isSymbolicLink();
    assertThat(root.resolve("moved/a"))
        .as("what was found is changed, wherever it is")
        .hasContent("a of " + source);
  }

  private List<String> refusals() {
    return apply.log().stream().filter(line -> line.contains("Will not change")).toList();
  }

  @Test
  void nothingIsRemovedBehindTheLink() throws Exception {
    Path kept = Files.writeString(victim.resolve("unmanaged"), "precious");
    copySource("purge", true);
    assertThat(kept).hasContent("precious");
    assertThat(refusals())
        .anyMatch(line -> line.contains(root.resolve("d/unmanaged").toString()))
        .allMatch(
            line -> line.contains(root.resolve("d") + " is no directory any more, or a link"));
  }

  @Test
  void noTreeIsRemovedBehindTheLink() throws Exception {
    Files.createDirectories(root.resolve("d/tree/below"));
    Path kept = Files.createDirectories(victim.resolve("tree/below"));
    copySource("purge", true, "force", true);
    assertThat(kept).exists();
  }

  @Test
  void nothingIsWrittenOrShownBehindTheLink() throws Exception {
    Files.writeString(source.resolve("d/b"), "b");
    Files.writeString(source.resolve("d/new"), "new");
    Files.createDirectories(source.resolve("d/directory"));
    Files.createSymbolicLink(source.resolve("d/link"), Path.of("nowhere"));
    Path kept = Files.writeString(victim.resolve("b"), "precious");
    copySource("backup", ".old");
    assertThat(kept).hasContent("precious");
    assertThat(apply.log()).noneMatch(line -> line.contains("precious"));
    try (var files = Files.list(victim)) {
      assertThat(files).containsExactly(kept);
    }
    assertThat(refusals()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void noPermissionsChangeBehindTheLink() throws Exception {
    Files.writeString(root.resolve("d/b"), "x");
    Path kept = Files.writeString(victim.resolve("b"), "x");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
    copySource("mode", "0666");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(refusals()).anyMatch(line -> line.contains(root.resolve("d/b").toString()));
  }

  @Test
  void tidyRemovesNothingBehindTheLink() throws Exception {
    Path kept = Files.writeString(victim.resolve("a"), "precious");
    Catalog catalog = new Catalog("node.example", "test");
    Resource tidy = new Resource("Tidy", root.toString(), Kind.NATIVE);
    tidy.parameters().put("recurse", true);
    tidy.parameters().put("matches", "a");
    catalog.add(tidy);
    LogSink swaps =
        (level, from, message) -> {
          if (message.equals("Tidying 1 files")) {
            swapByHand();
          }
        };
    FileSource files = new LocalFileSource(name -> null);
    RunOptions options = RunOptions.in(root.resolveSibling("state"), files, swaps).build();
    Report report = new AgentRun(catalog, HostProviders.all(), options).run();
    assertThat(report.logs()).anyMatch(entry -> entry.message().contains("Will not change"));
    assertThat(kept).exists();
    assertThat(root.resolve("moved/a")).exists();
  }

  private void swapByHand() {
    try {
      Files.move(root.resolve("d"), root.resolve("moved"));
      Files.createSymbolicLink(root.resolve("d"), victim);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void deepTreesConvergeAsBefore() throws Exception {
    Path deep = Files.createDirectories(source.resolve("1/2/3/4/5/6/7/8"));
    Files.writeString(deep.resolve("f"), "deep");
    Files.createSymbolicLink(deep.resolve("l"), Path.of("f"));
    Object[] parameters = {"recurse", true, "source", source.toString(), "mode", "0640"};
    manage(concat(parameters, new Object[] {"purge", true, "force", true}));
    assertThat(root.resolve("1/2/3/4/5/6/7/8/f")).hasContent("deep");
    assertThat(root.resolve("1/2/3/4/5/6/7/8/l")).isSymbolicLink();
    assertThat(root.resolve("d/unmanaged")).doesNotExist();
    assertThat(apply.log()).noneMatch(line -> line.startsWith("err"));
    assertThat(apply.run().status()).isEqualTo("unchanged");
  }

  @Test
  void whatFailsIsToldByItsOwnName() throws Exception {
    String name = "x".repeat(250);
    Files.writeString(source.resolve("d").resolve(name), "new");
    Files.writeString(root.resolve("d").resolve(name), "old");
    manage("recurse", true, "source", source.toString(), "backup", ".backup");
    assertThat(apply.log())
        .anyMatch(line -> line.contains("File name too long - " + root.resolve("d").resolve(name)));
  }
}
