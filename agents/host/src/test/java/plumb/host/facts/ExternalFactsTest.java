package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.command.Command;
import plumb.values.Undef;

class ExternalFactsTest {
  private final Path directory;
  private final Path first;
  private final Path second;
  private final FactTree tree;

  ExternalFactsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    first = Files.createDirectories(directory.resolve("first"));
    second = Files.createDirectories(directory.resolve("second"));
    tree = new FactTree(directory.resolve("root"));
  }

  @Test
  void everyNotationAndPrecedenceIsFacters() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/facter")), "facter is not installed");
    write(first, "a.txt", "x=a\nUpper=Y\ndot.ted=1\nempty=\nsp =q\n=nokey\nplain\neq=a=b\nn=12\n");
    write(first, "z.txt", "x=z\n");
    write(first, ".hidden.txt", "hidden=1\n");
    write(second, "m.txt", "x=second\nonly=second\n");
    write(
        second,
        "n.json",
        "{\"js\":{\"K\":[1,2.5,null,true,\"\\u00e9\"]},\"nul\":null,\"big\":1e3}");
    write(
        second,
        "y.yaml",
        "yy: yes\nd: 2020-01-02\nf: 1.50\nnn: ~\nk:\n  a: [1, b]\ni: 0o7\ns: 'x'\n");
    script(second, "pairs", "echo script=1; echo other=two words");
    script(second, "yaml.sh", "echo 'ys: {a: 5}'");
    script(second, "json.py", "echo '{\"jj\": 5}'");
    script(second, "over.exe", "echo never=1");
    write(second, "data.dat", "never=2\n");
    tree.variable("FACTER_x", "env").variable("FACTERY", "odd").variable("facter_UP", "low");

    Command facter =
        Command.of(
            "facter",
            "--json",
            "--external-dir",
            first.toString(),
            "--external-dir",
            second.toString());
    String output =
        facter
            .with("FACTER_x", "env")
            .with("FACTERY", "odd")
            .with("facter_UP", "low")
            .separated()
            .run()
            .output();
    Map<?, ?> expected = FactSyntax.json(output);
    HostFacts facts = tree.facts(first, second);

    for (String name :
        List.of(
            "x", "upper", "Upper", "dot.ted", "empty", "sp ", "sp", "eq", "n", "hidden", "only",
            "js", "big", "yy", "d", "f", "k", "i", "s", "script", "other", "ys", "jj", "never", "y",
            "up")) {
      assertThat(facts.get(name)).as(name).isEqualTo(expected.get(name));
    }
    assertThat(facts)
        .containsEntry("x", "env")
        .containsEntry("only", "second")
        .containsEntry("y", "odd");
    assertThat(facts).doesNotContainKey("nul").doesNotContainKey("nn");
    assertThat((List<?>) FactTree.at(facts, "js", "K")).anyMatch(Undef.UNDEF::equals);
    assertThat(tree.warnings).isEmpty();
  }

  @Test
  void anExternalFactReplacesTheHostsOwn() throws Exception {
    write(first, "os.json", "{\"os\": {\"family\": \"Mine\"}, \"kernel\": \"K\"}");
    HostFacts facts = tree.file("/etc/os-release", "ID=debian\n").facts(first);
    assertThat(facts.get("os")).isEqualTo(Map.of("family", "Mine"));
    assertThat(facts).containsEntry("kernel", "K").containsEntry("osfamily", "Debian");
  }

  /** Facter drops them, too, but for bytes in a value of JSON, which it makes null. */
  @Test
  void whatIsNoUtf8IsDroppedAndNamed() throws Exception {
    write(first, "good.txt", "good=1\n");
    script(first, "a.sh", "printf 'a=\\377x\\nb=1\\n'");
    script(first, "b.sh", "printf '{\"c\": \"\\377\"}'");
    for (String name : List.of("d.txt", "e.json", "f.yaml")) {
      String text = name.endsWith("txt") ? "d=\u00ff\ne=1" : "{\"f\": \"\u00ff\"}";
      Files.writeString(first.resolve(name), text, StandardCharsets.ISO_8859_1);
    }
    script(first, "mark.sh", "echo 'mark: \ufffd'");
    HostFacts facts = tree.facts(first, directory.resolve("missing"));
    assertThat(facts).containsEntry("good", "1").containsEntry("mark", "\ufffd");
    assertThat(facts).doesNotContainKeys("a", "b", "c", "d", "e", "f");
    assertThat(tree.warnings).hasSize(5).allMatch(w -> w.contains(": its bytes are not UTF-8"));
  }

  @Test
  void oneBrokenFileDoesNotHideTheOthers() throws Exception {
    write(first, "a.json", "{\"a\": ");
    write(first, "b.yaml", "- 1\n");
    write(first, "c.yaml", "b: [\n");
    write(first, "d.txt", "good=1\n");
    script(first, "e", "echo fine=1; echo complaint >&2; exit 3");
    HostFacts facts = tree.facts(first, directory.resolve("missing"));
    assertThat(facts).containsEntry("good", "1").containsEntry("fine", "1");
    assertThat(tree.warnings).hasSize(4);
    assertThat(tree.warnings).anyMatch(w -> w.endsWith("a.json: it is not JSON: " + tail(w)));
    assertThat(tree.warnings)
        .anyMatch(w -> w.endsWith("b.yaml: its content is not a hash of facts"));
    assertThat(tree.warnings)
        .anyMatch(w -> w.endsWith("e: it printed to standard error: complaint"));
  }

  @Test
  void yamlTagsCannotMakeObjects() throws Exception {
    write(first, "a.yaml", "a: !!java.lang.StringBuilder [x]\n");
    assertThat(tree.facts(first)).doesNotContainKey("a");
    assertThat(tree.warnings).hasSize(1);
  }

  @Test
  void anExecutableThatHangsIsStoppedWithItsChildren() throws Exception {
    Path mark = directory.resolve("pid");
    script(first, "hang", "echo $$ >" + mark + "; sleep 600 & sleep 600");
    assertThat(tree.facts(Duration.ofMillis(500), first)).doesNotContainKey("never");
    assertThat(tree.warnings).singleElement().asString().contains("took longer than");
    long pid = Long.parseLong(Files.readString(mark).strip());
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void aGroupThatTakesLongIsKeptForAWhile() throws Exception {
    Path count = directory.resolve("count");
    Path script = first.resolve("slow");
    Files.writeString(
        script, "#!/bin/sh\necho x >>" + count + "\necho slow=$(wc -l <" + count + ")\n");
    script.toFile().setExecutable(true);
    Path kept = directory.resolve("kept");
    tree.keep("ttls:\n  external: 1 hour\n  extrenal: 1h\n", kept);
    assertThat(tree.facts(first).get("slow")).isEqualTo("1");
    assertThat(tree.facts(first).get("slow")).isEqualTo("1");
    assertThat(tree.warnings).anyMatch(warning -> warning.contains("no group 'extrenal'"));

    Path file = kept.resolve("external.json");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    assertThat(tree.facts(first).get("slow")).as("too old").isEqualTo("2");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
    assertThat(tree.facts(first).get("slow")).as("from the future").isEqualTo("3");
    Files.writeString(file, "{");
    assertThat(tree.facts(first).get("slow")).as("damaged").isEqualTo("4");
    tree.keep("ttls: {external: soon}\n", kept);
    assertThat(tree.facts(first).get("slow")).isEqualTo("5");
    assertThat(tree.warnings).anyMatch(warning -> warning.contains("'soon' is no time"));
  }

  @Test
  void filesThatEverybodyMayWriteAreRefused() throws Exception {
    Files.setPosixFilePermissions(
        write(first, "a.txt", "bad=1\n"), PosixFilePermissions.fromString("rw-rw-rw-"));
    write(first, "b.txt", "good=1\n");
    write(second, "c.txt", "bad=2\n");
    Files.setPosixFilePermissions(second, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(tree.facts(first, second)).containsEntry("good", "1").doesNotContainKey("bad");
    assertThat(tree.warnings).hasSize(2).allMatch(w -> w.contains("writable by everybody"));
  }

  @Test
  void aLinkToWhereEverybodyMayWriteIsRefused() throws Exception {
    Path open = Files.createDirectory(second.resolve("open"));
    Path target = write(open, "target", "bad=1\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createSymbolicLink(first.resolve("a.txt"), target);
    Files.createSymbolicLink(first.resolve("b.txt"), write(second, "other", "good=1\n"));
    assertThat(tree.facts(first)).containsEntry("good", "1").doesNotContainKey("bad");
    assertThat(tree.warnings).hasSize(1).allMatch(w -> w.contains("writable by everybody"));
  }

  @Test
  void whatIsTooLargeIsNotRead() throws Exception {
    try (RandomAccessFile large = new RandomAccessFile(first.resolve("a.txt").toFile(), "rw")) {
      large.setLength(1L << 31);
    }
    script(first, "b.sh", "yes large=1");
    write(first, "c.txt", "good=1\n");
    assertThat(tree.facts(first)).containsEntry("good", "1").doesNotContainKey("large");
    assertThat(tree.warnings)
        .hasSize(2)
        .anyMatch(w -> w.contains("larger than 16 MiB"))
        .anyMatch(w -> w.contains("prints without end"));
  }

  private static String tail(String warning) {
    return warning.substring(warning.indexOf("JSON: ") + 6);
  }

  private static Path write(Path directory, String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static void script(Path directory, String name, String body) throws IOException {
    Path file = write(directory, name, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
