package plumb.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {
  private static final List<Integer> STARTS = List.of(0644, 0755, 0600, 0000, 0777, 0640, 0111);

  /** Symbolic modes mean what chmod(1) makes of them under umask 0. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "u=rwx",
        "u=rwX,go=rX",
        "a+x",
        "+x",
        "-w",
        "=r",
        "go-rwx",
        "ug+w,o-r",
        "g=u",
        "o=g-w",
        "u+s",
        "g+s",
        "+t",
        "u-x+w",
        "a=rwx,o-w",
        "g=u,o=g",
        "u+X",
        "o=",
        "ug=rw,o=r",
        "u=rw,u+x",
        "go=u-w",
        "a=,u+r"
      })
  void agreesWithChmod(String text, @TempDir Path directory) throws Exception {
    Mode mode = Objects.requireNonNull(Mode.parse(text));
    assertThat(mode.isSymbolic()).isTrue();
    for (int start : STARTS) {
      Path file = Files.createTempFile(directory, "f", "");
      Path folder = Files.createTempDirectory(directory, "d");
      assertThat(mode.applyTo(start, false)).as("%o", start).isEqualTo(chmod(text, start, file));
      assertThat(mode.applyTo(start, true)).as("%o", start).isEqualTo(chmod(text, start, folder));
    }
  }

  /** Unlike chmod(1), the reference looks for execute bits before the first clause. */
  @Test
  void laterClausesSeeTheExecuteBitsOfBefore() {
    Mode mode = Objects.requireNonNull(Mode.parse("a-x,a+X"));
    assertThat(mode.applyTo(0755, false)).isEqualTo(0755);
    assertThat(mode.applyTo(0644, false)).isEqualTo(0644);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0644", "644", "4755", "01777", "0", "7", "00644"})
  void octalModesReplaceAllBits(String text) {
    Mode mode = Objects.requireNonNull(Mode.parse(text));
    assertThat(mode.isSymbolic()).isFalse();
    assertThat(mode.applyTo(07777, false)).isEqualTo(Integer.parseInt(text, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0644:0755", "0600:0700", "0750:0750", "0444:0555", "0220:0220"})
  void octalModesLetSearchDirectoriesWhoMayRead(String pair) {
    Mode mode = Objects.requireNonNull(Mode.parse(pair.substring(0, 4)));
    assertThat(Mode.octal(mode.applyTo(0, true))).isEqualTo(pair.substring(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "8", "0888", "77777", "rwx", "u", "u=rwz", "u+x,", ",u+x", "z+x", "u x", "+ x"
      })
  void refusesWhatIsNoMode(String text) {
    assertThat(Mode.parse(text)).isNull();
  }

  private static int chmod(String text, int start, Path path)
      throws IOException, InterruptedException {
    String script = "umask 0; chmod " + Mode.octal(start) + " \"$1\"; chmod -- " + text + " \"$1\"";
    int status =
        new ProcessBuilder("/bin/sh", "-ec", script, "sh", path.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(status).isZero();
    return Objects.requireNonNull(FileStat.of(path, false)).bits();
  }
}
