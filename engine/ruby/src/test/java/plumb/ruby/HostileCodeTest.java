package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.compiler.program.CompileException;

/** Code of modules that would end, change or block the process of the compiler. */
class HostileCodeTest {
  private RubyEnvironment environment;

  @BeforeEach
  void createEnvironment(@TempDir Path directory) {
    environment = new RubyEnvironment(directory);
  }

  /** A function {@code f} with a body, in a line of its own. */
  private void function(String body) throws Exception {
    environment.file(
        "lib/puppet/functions/f.rb",
        "Puppet::Functions.create_function(:f) do\n def f\n  " + body + "\n end\nend\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit",
        "exit! 3",
        "abort",
        "exec 'echo', 'x'",
        "Process.exec('echo')",
        "Kernel.exec('echo')",
        "Process.exit!(1)",
        "begin; exit; ensure; 1; end"
      })
  void theProcessIsNotEnded(String body) throws Exception {
    function(body);
    assertThat(environment.fails("f()"))
        .isEqualTo("RUNTIME_ERROR: The Ruby function 'f' tried to end the process");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Process.kill(:KILL, Process.pid)",
        "Process.kill(9, -Process.getpgrp)",
        "Process.kill('TERM', 0)",
        "Process.setsid",
        "Process.uid = 1",
        "Process.setrlimit(:NOFILE, 5)"
      })
  void theProcessIsNotTouched(String body) throws Exception {
    function(body);
    assertThat(environment.fails("f()"))
        .isEqualTo("RUNTIME_ERROR: Operation not permitted - the process of the compiler");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "jruby", "ffi", "fiddle"})
  void noLibraryLeadsOutOfRuby(String name) throws Exception {
    function("require '" + name + "'");
    assertThat(environment.fails("f()"))
        .isEqualTo("RUNTIME_ERROR: cannot load such file -- " + name);
  }

  @Test
  void theMaskOfNewFilesStays() throws Exception {
    function("before = File.umask; File.umask(before ^ 7); File.umask == before");
    assertThat(environment.says("notice(f())")).containsExactly("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thread.current.kill", "Thread.exit", "Thread.main.kill; sleep"})
  void aThreadThatIsEndedFailsTheCompileAlone(String body) throws Exception {
    function(body);
    assertThat(environment.fails("f()"))
        .isEqualTo("RUNTIME_ERROR: The Ruby function 'f' ended the thread that it ran in");
    function("2");
    assertThat(environment.says("notice(f())")).containsExactly("2");
  }

  @Test
  @Timeout(60)
  void threadsEndWithTheCompile() throws Exception {
    function("Thread.new { loop { } }; Thread.new { sleep }; 'left'");
    assertThat(environment.says("notice(f())")).containsExactly("left");
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Ruby-") && name.contains("/functions/f.rb"))
                .toList())
        .isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"def g(x) g(x) end; g(1)", "a = []; a << a; a", "call_function('f')"})
  void whatNestsWithoutEndIsNamed(String body) throws Exception {
    function(body);
    assertThat(environment.fails("f()"))
        .isEqualTo("STACK_TOO_DEEP: The Ruby function 'f' calls or nests too deeply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raise Class.new(IOError) { def message; raise; end }|#<Class:",
        "raise Class.new(IOError) { def message; nil; end }|#<Class:",
        "raise NoMemoryError|NoMemoryError",
        "raise SignalException, 'TERM'|SIGTERM",
        "throw :nothing|uncaught throw :nothing",
        "raise IOError, \"\\xff\"|\uFFFD"
      })
  void errorsThatAreOddAreErrors(String body, String message) throws Exception {
    function(body);
    assertThat(environment.fails("f()")).startsWith("RUNTIME_ERROR: " + message);
  }

  @Test
  void errorsOfRubyNameTheLineOfTheModule() throws Exception {
    function("nil.foo");
    try {
      throw new AssertionError(environment.says("f()"));
    } catch (CompileException e) {
      assertThat(e.hint()).matches("the Ruby code failed at /.*/m/lib/puppet/functions/f.rb:3");
    }
  }

  @Test
  @Timeout(60)
  void endlessCleaningUpIsStopped() throws Exception {
    function("begin; loop { }; ensure; loop { }; end");
    RuntimePool pool = new RuntimePool(1, Duration.ofMinutes(1), Duration.ofMillis(300));
    assertThat(RubyEnvironment.fails(RuntimePoolTest.withPool(environment.load("f()"), pool)))
        .startsWith("TIME_LIMIT: ");
    assertThat(pool.idleCount()).isZero();
  }
}
