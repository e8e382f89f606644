package plumb.host.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/bin/echo a  b        | false | /bin/echo",
        "/bin/echo 'a b'       | true  | /bin/echo",
        "echo $HOME            | true  | echo",
        "A=1 env               | true  | A=1",
        "dd if=/dev/null       | false | dd",
        "exit 3                | true  | exit",
        ". /etc/profile        | true  | .",
        "/bin/a; /bin/b        | true  | /bin/a;",
        "\"/bin/a b\" c        | true  | /bin/a b",
        "'/bin/a b' c          | true  | /bin/a b",
        "/bin/date +%s         | false | /bin/date",
        "/bin/ls ~             | true  | /bin/ls",
      })
  void aStringNeedsAShellOnlyForWhatAShellUnderstands(String text, boolean shell, String program) {
    CommandLine command = CommandLine.of(text);
    assertThat(command.arguments().get(0).equals("/bin/sh")).isEqualTo(shell);
    assertThat(command.program()).isEqualTo(program);
  }

  @Test
  void aVectorNeverNeedsAShell() {
    CommandLine command = CommandLine.of(List.of("/bin/echo", "$HOME; rm -rf /"));
    assertThat(command.arguments()).containsExactly("/bin/echo", "$HOME; rm -rf /");
    assertThat(command).hasToString("[\"/bin/echo\", \"$HOME; rm -rf /\"]");
  }

  @Test
  void namesTheFilesThatItsLinesBeginWith() {
    assertThat(CommandLine.of("/bin/a x\n/bin/b\n \"/bin/no\"\n\"/bin/c d\" e").paths())
        .containsExactly("/bin/a", "/bin/b", "/bin/c d");
    assertThat(CommandLine.of(List.of("/bin/a", "/bin/b")).paths()).containsExactly("/bin/a");
  }
}
