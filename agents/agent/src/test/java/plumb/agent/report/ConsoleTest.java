package plumb.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import plumb.agent.provider.Level;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void namesLevelAndSource() {
    Console console = console(false);
    console.log(Level.NOTICE, "/Stage[main]/Main/File[/x]/mode", "mode changed '0644' to '0600'");
    console.log(Level.INFO, LogSink.ENGINE, "hello");
    console.log(Level.ERR, "/Stage[main]/Main/Exec[x]", "it broke");
    console.log(Level.WARNING, LogSink.ENGINE, "careful");
    console.log(Level.EMERG, LogSink.ENGINE, "help");
    assertThat(text(out))
        .isEqualTo(
            "Notice: /Stage[main]/Main/File[/x]/mode: mode changed '0644' to '0600'\nInfo: hello\n");
    assertThat(text(err))
        .isEqualTo(
            "Error: /Stage[main]/Main/Exec[x]: it broke\nWarning: careful\nEmergency: help\n");
  }

  @Test
  void coloursLevelsAndDiffsOnATerminal() {
    Console console = console(true);
    console.log(Level.ERR, LogSink.ENGINE, "x");
    console.log(Level.NOTICE, "/f", "\n--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z");
    console.log(Level.NOTICE, "/f", "- no diff");
    assertThat(text(err)).isEqualTo("\033[1;31mError:\033[0m x\n");
    assertThat(text(out))
        .contains("\033[31m-x\033[0m\n\033[32m+y\033[0m\n z")
        .contains("\033[36m@@ -1 +1 @@\033[0m")
        .contains("Notice: /f: - no diff\n");
  }

  @Test
  void nothingThatIsPrintedSteersTheTerminalOrForgesALine() {
    Console console = console(true);
    console.log(Level.NOTICE, "/File[/x/a\nError: b]", "one\n\033[2Jtwo\r\tthree");
    assertThat(text(out))
        .isEqualTo("Notice: /File[/x/a\\nError: b]: one\n\\u001b[2Jtwo\\u000d\tthree\n");
  }

  private Console console(boolean colours) {
    return new Console(stream(out), stream(err), colours);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
