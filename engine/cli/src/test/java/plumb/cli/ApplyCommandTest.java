package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/** {@code plumb apply}: what programs read. */
class ApplyCommandTest {
  @Test
  void mistakesInManifestsArePrintedAsJsonToo() {
    CommandRun run = CommandRun.of("apply", "--json", "-e", "notice('a')\n$x = 1 + 'one'");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[NOT_NUMERIC]");
    assertThat(ValueJson.parse(run.out()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("diagnostics", InstanceOfAssertFactories.LIST)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsAllEntriesOf(
            Map.of("severity", "error", "code", "NOT_NUMERIC", "line", 2L, "column", 10L));
  }

  @Test
  void everyMistakeOfATextIsAmongThem() {
    CommandRun run = CommandRun.of("apply", "--json", "-e", "$a = )\n$b = 09");
    assertThat(ValueJson.parse(run.out()))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("diagnostics", InstanceOfAssertFactories.LIST)
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.toString()).contains("code=", "message=", "line="));
  }

  @Test
  void factsOfModulesAreFacts(@TempDir Path directory) throws IOException {
    Path facts = Files.createDirectories(directory.resolve("rack/facts.d"));
    Files.writeString(facts.resolve("rack.txt"), "rack_unit=u7\n");
    CommandRun run =
        CommandRun.of(
            "apply",
            "--noop",
            "--statedir",
            directory.resolve("state").toString(),
            "--modulepath",
            directory.toString(),
            "-e",
            "notice(\"in ${facts['rack_unit']}, ${rack_unit}\")");
    assertThat(run.out() + run.err()).contains("in u7, u7");
    assertThat(run.code()).isZero();
  }

  @Test
  void whileAnotherRunIsAtWorkNothingIsChanged(@TempDir Path directory) throws Exception {
    Path state = directory.resolve("state");
    Path target = directory.resolve("target");
    String[] apply = apply("file { '" + target + "': content => 'new' }", state);
    Process other = holder(state.resolve("state/run.lock"));
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      CommandRun refused = CommandRun.of(apply);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains("Nothing was changed: another run is at work", "run.lock", "--waitforlock")
          .doesNotContain("\tat ");
      assertThat(target).doesNotExist();
      CommandRun noop =
          CommandRun.of(Stream.concat(Stream.of(apply), Stream.of("--noop")).toList());
      assertThat(noop.code()).as("what changes nothing may run beside it").isZero();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(CommandRun.of(apply).code()).isZero();
    assertThat(target).hasContent("new");
  }

  @Test
  void whatACommandOfARunAppliesIsPartOfThatRun(@TempDir Path directory) throws Exception {
    Path target = directory.resolve("target");
    Path state = directory.resolve("state");
    try (Installation installation = Installation.create()) {
      Path inner =
          Files.writeString(
              directory.resolve("inner.pp"), "file { '" + target + "': content => 'inner' }");
      String command =
          installation.home().resolve("plumb") + " apply --statedir " + state + " " + inner;
      Installation.Result outer =
          installation.plumb(apply("exec { '" + command + "': logoutput => true }", state));
      assertThat(outer.exitCode()).as(outer.out() + outer.err()).isZero();
    }
    assertThat(target).hasContent("inner");
  }

  private static String[] apply(String code, Path state) {
    return new String[] {"apply", "--statedir", state.toString(), "-e", code};
  }

  /** Starts a process that holds a lock and says so. */
  private static Process holder(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String program =
        """
        use Fcntl;
        open my $file, '>', shift or die;
        my $lock = pack 'ssx4qqi', F_WRLCK, 0, 0, 0, 0;
        fcntl $file, F_SETLK, $lock or die $!;
        $| = 1;
        print "held\n";
        sleep 300;
        """;
    return new ProcessBuilder("perl", "-e", program, file.toString()).start();
  }
}
