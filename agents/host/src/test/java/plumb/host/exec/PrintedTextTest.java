package plumb.host.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs print to the file as they please. */
class PrintedTextTest {

  private static Path print(PrintedText printed, String script) throws Exception {
    Redirect to = printed.redirect();
    assertThat(new ProcessBuilder("/bin/sh", "-c", script).redirectOutput(to).start().waitFor())
        .isZero();
    return to.file().toPath();
  }

  @Test
  void whatIsShortIsKeptWhole() throws Exception {
    try (PrintedText printed = new PrintedText()) {
      print(printed, "printf 'a\\nb'");
      printed.trim();
      assertThat(printed.text()).isEqualTo("a\nb");
    }
  }

  /** It prints through one descriptor all the time. */
  @Test
  void aProgramThatGoesOnFillsNoDisk() throws Exception {
    try (PrintedText printed = new PrintedText()) {
      Path file = printed.redirect().file().toPath();
      Process program = new ProcessBuilder("cat").redirectOutput(printed.redirect()).start();
      String line = "x".repeat(99) + "\n";
      byte[] part = line.repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      long all = "first\n".length() + "last".length();
      try (OutputStream to = program.getOutputStream()) {
        to.write("first\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 120; i++) {
          to.write(part);
          to.flush();
          all += part.length;
          printed.trim();
          assertThat(Files.size(file)).isLessThan(PrintedText.MOST_ON_DISK + 4 * part.length);
        }
        to.write("last".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(program.waitFor()).isZero();
      String text = printed.text();
      assertThat(text).startsWith("first\n" + line).endsWith(line + "last");
      List<String> said = text.lines().filter(one -> one.endsWith("bytes left out ...")).toList();
      assertThat(said).hasSize(1);
      int kept = text.length() - said.get(0).length() - 1;
      assertThat(kept).isBetween(1_000_000, 1 << 20);
      long left = Long.parseLong(said.get(0).replaceAll("\\D", ""));
      assertThat(left).isBetween(all - kept - 4 * part.length, all - kept);
    }
  }
}
