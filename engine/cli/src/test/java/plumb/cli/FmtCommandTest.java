package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/** {@code plumb fmt} with files, directories and standard input. */
class FmtCommandTest {
  private static final String UGLY = "$a=\"b\"\n";
  private static final String CLEAN = "$a = 'b'\n";

  private final Path directory;

  FmtCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static CommandRun fromInput(String text, String... arguments) {
    InputStream old = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return CommandRun.of(arguments);
    } finally {
      System.setIn(old);
    }
  }

  @Test
  void writesWhatDiffers() throws IOException {
    Path ugly = write("manifests/ugly.pp", UGLY);
    Path clean = write("manifests/clean.pp", CLEAN);
    Path template = write("templates/x.epp", "<% $a=1 %>\n");
    Path link = Files.createSymbolicLink(directory.resolve("link.pp"), ugly);
    Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-r-x---"));
    var untouched = Files.getLastModifiedTime(clean);

    CommandRun run =
        CommandRun.of("fmt", link.toString(), clean.toString(), directory + "/templates");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(link + "\n");
    assertThat(run.err()).contains("no manifests (*.pp) below " + directory + "/templates");
    assertThat(ugly).hasContent(CLEAN);
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)))
        .isEqualTo("rw-r-x---");
    assertThat(Files.getLastModifiedTime(clean)).isEqualTo(untouched);
    assertThat(template).hasContent("<% $a=1 %>");
    try (Stream<Path> files = Files.list(directory.resolve("manifests"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void checksWithoutWriting() throws IOException {
    Path ugly = write("ugly.pp", UGLY);
    Path clean = write("clean.pp", CLEAN);

    CommandRun differing = CommandRun.of("fmt", "--check", directory.toString());
    assertThat(differing.code()).isEqualTo(1);
    assertThat(differing.out()).isEqualTo(ugly + "\n");
    assertThat(ugly).hasContent(UGLY);

    CommandRun laidOut = CommandRun.of("fmt", "--check", clean.toString());
    assertThat(laidOut.code()).isZero();
    assertThat(laidOut.out()).isEmpty();
  }

  @Test
  void showsTheDifference() throws IOException {
    Path ugly = write("ugly.pp", UGLY + "$c = 1\n");

    CommandRun run = CommandRun.of("fmt", "--diff", ugly.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "--- %s\n+++ %s\n@@ -1,2 +1,2 @@\n-$a=\"b\"\n+$a = 'b'\n $c = 1\n"
                .formatted(ugly, ugly));
    assertThat(ugly).hasContent(UGLY + "$c = 1\n");
    assertThat(CommandRun.of("fmt", "--diff", "--check", ugly.toString()).code()).isEqualTo(1);
  }

  @Test
  void leavesWhatCannotBeParsedAlone() throws IOException {
    Path broken = write("broken.pp", "class x {\n$a=1\n");
    Path ugly = write("ugly.pp", UGLY);

    CommandRun run = CommandRun.of("fmt", directory.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("[SYNTAX_ERROR]")
        .contains("broken.pp:1:9")
        .contains(" 1 | class x {");
    assertThat(broken).hasContent("class x {\n$a=1\n");
    assertThat(ugly).hasContent(CLEAN);
  }

  @Test
  void doesTheOthersWhenOneCannotBeRead() throws IOException {
    Path device = Files.createSymbolicLink(directory.resolve("a.pp"), Path.of("/dev/null"));
    Path latin1 = Files.write(directory.resolve("b.pp"), new byte[] {'#', (byte) 0xe4, '\n'});
    Path ugly = write("c.pp", UGLY);

    CommandRun run = CommandRun.of("fmt", device.toString(), latin1.toString(), ugly.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("a.pp: this is no regular file").contains("b.pp:1:2");
    assertThat(run.out()).isEqualTo(ugly + "\n");
    assertThat(ugly).hasContent(CLEAN);
  }

  @Test
  void laysStandardInputOut() {
    assertThat(fromInput(UGLY, "fmt", "-")).isEqualTo(new CommandRun(0, CLEAN, ""));
    assertThat(fromInput(UGLY, "fmt", "--check", "-"))
        .isEqualTo(new CommandRun(1, "standard input\n", ""));
    CommandRun broken = fromInput("class {", "fmt", "-");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("standard input:1:");
    assertThat(CommandRun.of("fmt", "-", "x.pp").code()).isEqualTo(2);
    assertThat(CommandRun.of("fmt").code()).isEqualTo(2);
  }

  @Test
  void printsJson() throws IOException {
    Path ugly = write("ugly.pp", UGLY);
    Path broken = write("broken.pp", "$a = ]\n");

    CommandRun run = CommandRun.of("fmt", "--check", "--json", directory.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(ValueJson.parse(run.out()))
        .isInstanceOfSatisfying(
            Map.class,
            result -> {
              assertThat(result.get("files"))
                  .isEqualTo(
                      List.of(
                          Map.of("path", broken.toString(), "changed", false),
                          Map.of("path", ugly.toString(), "changed", true)));
              assertThat((List<?>) result.get("diagnostics")).hasSize(1);
            });
    assertThat(ValueJson.parse(fromInput(UGLY, "fmt", "--json", "-").out()))
        .extracting("files")
        .isEqualTo(List.of(Map.of("path", "standard input", "changed", true, "text", CLEAN)));
  }

  @Test
  void whatIsShippedIsLaidOut() {
    CommandRun run = CommandRun.of("fmt", "--check", "../../modules", "../../examples");

    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
  }
}
