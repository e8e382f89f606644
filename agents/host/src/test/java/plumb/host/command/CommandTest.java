package plumb.host.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void outputAndErrorsAreJoinedUnlessTheyAreSeparated() throws Exception {
    Command command = Command.of("sh", "-c", "echo out; echo err >&2; exit 3");
    CommandResult joined = command.run();
    assertThat(joined.output()).isEqualTo("out\nerr\n");
    assertThat(joined.exitCode()).isEqualTo(3);
    assertThat(joined.succeeded()).isFalse();
    assertThat(joined.failure())
        .isEqualTo("Execution of 'sh -c echo out; echo err >&2; exit 3' returned 3: out\nerr");

    CommandResult separated = command.separated().run();
    assertThat(separated.output()).isEqualTo("out\n");
    assertThat(separated.errors()).isEqualTo("err\n");
  }

  @Test
  void argumentsReachTheProgramAsTheyAre() throws Exception {
    assertThat(Command.of("printf", "%s|", "a b", "$HOME", "*", "").run().output())
        .isEqualTo("a b|$HOME|*||");
  }

  @Test
  void aProgramThatPrintsWithoutEndIsStopped() {
    assertThatThrownBy(() -> Command.of("yes", "rubbish").run())
        .isInstanceOf(IOException.class)
        .hasMessage("'yes rubbish' prints without end");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void theLocaleIsFixedAndVariablesCanBeAdded() throws Exception {
    Command command = Command.of("sh", "-c", "echo $LC_ALL $LANG $EXTRA");
    assertThat(command.with("EXTRA", "more").run().output()).isEqualTo("C C more\n");
    assertThat(command.run().output()).isEqualTo("C C\n");
  }

  @Test
  void inputIsReadAndIsEmptyOtherwise() throws Exception {
    String large = "0123456789\n".repeat(100_000);
    assertThat(Command.of("wc", "-c").reading(large).run().output().strip()).isEqualTo("1100000");
    assertThat(Command.of("wc", "-c").run().output().strip()).isEqualTo("0");
    assertThat(Command.of("sh", "-c", "exit 4").reading(large).run().exitCode()).isEqualTo(4);
    assertThatThrownBy(() -> Command.of("true").reading(large).run())
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatLastsTooLongIsStopped() throws Exception {
    CommandResult result =
        Command.of("sh", "-c", "echo begun; exec sleep 600").within(Duration.ofMillis(300)).run();
    assertThat(result.timedOut()).isTrue();
    assertThat(result.succeeded()).isFalse();
    assertThat(result.output()).isEqualTo("begun\n");
    assertThat(result.failure()).contains("took too long");
  }

  @Test
  void aDaemonThatKeepsTheOutputOpenIsNotWaitedFor() throws Exception {
    long start = System.nanoTime();
    CommandResult result = Command.of("sh", "-c", "sleep 20 & echo $!").run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    ProcessHandle.of(Long.parseLong(result.output().strip())).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void aProgramThatDoesNotExistIsAnError() {
    assertThatThrownBy(() -> Command.of("/no/such/program").run()).isInstanceOf(IOException.class);
  }
}
