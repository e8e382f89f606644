package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.Compiler;
import plumb.compiler.NodeLookup;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.LookupRequest;

/** Who gets which runtime, for how long, and what is left of it. */
class RuntimePoolTest {
  private static final String COUNTER =
      """
      Puppet::Functions.create_function(:count_calls) do
        def count_calls
          @calls = (@calls || 0) + 1
        end
      end
      """;

  private static String version(int number) {
    return "Puppet::Functions.create_function(:version) { def version; " + number + "; end }";
  }

  @Test
  void stateOfACompileEndsWithIt(@TempDir Path directory) throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file("lib/puppet/functions/count_calls.rb", COUNTER);
    Environment environment = files.load("notice(count_calls(), count_calls())");
    assertThat(RubyEnvironment.says(environment)).containsExactly("1 2");
    assertThat(RubyEnvironment.says(environment)).containsExactly("1 2");
  }

  @Test
  void environmentsWithDifferentVersionsOfAFunctionCompileSideBySide(@TempDir Path directory)
      throws Exception {
    Environment one =
        new RubyEnvironment(directory.resolve("one"))
            .file("lib/puppet/functions/version.rb", version(1))
            .load("notice(version())");
    Environment two =
        new RubyEnvironment(directory.resolve("two"))
            .file("lib/puppet/functions/version.rb", version(2))
            .load("notice(version())");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Environment each = i % 2 == 0 ? one : two;
        tasks.add(() -> RubyEnvironment.says(each));
      }
      List<Future<List<String>>> results = threads.invokeAll(tasks);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).containsExactly(i % 2 == 0 ? "1" : "2");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void aFunctionThatLoopsIsStopped(@TempDir Path directory) throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file(
        "lib/puppet/functions/spin.rb",
        "Puppet::Functions.create_function(:spin) { def spin; begin; loop { }; rescue Exception;"
            + " end; end }");
    Environment environment =
        withPool(
            files.load("spin()"),
            new RuntimePool(2, Duration.ofMinutes(1), Duration.ofMillis(300)));
    assertThat(RubyEnvironment.fails(environment))
        .startsWith("TIME_LIMIT: The Ruby function 'spin' was stopped");
  }

  @Test
  void idleRuntimesAreFewAndClosedInTime(@TempDir Path directory) throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file("lib/puppet/functions/version.rb", version(1));
    RuntimePool pool = new RuntimePool(2, Duration.ofSeconds(1), Duration.ofSeconds(60));
    for (int i = 0; i < 4; i++) {
      CompileLog log = new CompileLog();
      Object unused =
          new Compiler(withPool(files.load("notice(version())"), pool))
              .compile(RubyEnvironment.node(), log);
    }
    assertThat(pool.idleCount()).isEqualTo(2);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (pool.idleCount() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(pool.idleCount()).isZero();
  }

  @Test
  void lookupsGiveTheirRuntimeBack(@TempDir Path directory) throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file("../../hiera.yaml", "{version: 5, hierarchy: [{name: A, data_hash: m::data}]}");
    files.file(
        "lib/puppet/functions/m/data.rb",
        "Puppet::Functions.create_function(:'m::data') { def data(options, context); { 'a' => 1 };"
            + " end }");
    RuntimePool pool = new RuntimePool(2, Duration.ofMinutes(1), Duration.ofSeconds(60));
    Environment environment = withPool(files.load(""), pool);
    LookupRequest request = new LookupRequest("a", null, null, null, Map.of(), Map.of(), null);
    for (int i = 0; i < 3; i++) {
      try (NodeLookup lookups =
          NodeLookup.of(environment, RubyEnvironment.node(), new CompileLog())) {
        assertThat(lookups.find(request, null).value()).isEqualTo(1L);
        assertThat(pool.idleCount()).isZero();
      }
      assertThat(pool.idleCount()).isOne();
    }
  }

  @Test
  void nothingHoldsOnToAClosedRuntime(@TempDir Path directory) throws Exception {
    List<WeakReference<Object>> snapshots = redeploy(directory, 8, new ArrayList<>());
    dropSoftlyHeld();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (held(snapshots) > 2 && System.nanoTime() < deadline) {
      System.gc();
      System.runFinalization();
    }
    assertThat(held(snapshots)).isLessThanOrEqualTo(2);
  }

  @Tag("long")
  @Test
  void aThousandDeploysLeaveMemoryFlat(@TempDir Path directory) throws Exception {
    List<Long> used = new ArrayList<>();
    assertThat(redeploy(directory, 1000, used))
        .filteredOn(each -> each.get() != null)
        .hasSizeLessThan(100);
    long early = used.subList(0, 5).stream().max(Long::compare).orElseThrow();
    long late =
        used.subList(used.size() - 5, used.size()).stream().min(Long::compare).orElseThrow();
    assertThat(late).as("bytes in use: %s", used).isLessThan(early * 5 / 4);
  }

  /**
   * Deploys an environment again and again. Every 50th deploy adds the bytes in use.
   *
   * @return the snapshots that were deployed
   */
  private static List<WeakReference<Object>> redeploy(Path directory, int count, List<Long> used)
      throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file("lib/puppet/functions/version.rb", version(1));
    RuntimePool pool = new RuntimePool(1, Duration.ofMinutes(5), Duration.ofSeconds(60));
    List<WeakReference<Object>> snapshots = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Environment environment = withPool(files.load("notice(version())"), pool);
      snapshots.add(new WeakReference<>(environment.definitions().snapshot()));
      assertThat(RubyEnvironment.says(environment)).containsExactly("1");
      if (i % 50 == 0) {
        System.gc();
        used.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
      }
    }
    return snapshots;
  }

  /** The thread that finalizes holds interpreters softly: until memory is wanted. */
  private static void dropSoftlyHeld() {
    List<byte[]> all = new ArrayList<>();
    try {
      while (true) {
        all.add(new byte[16 << 20]);
      }
    } catch (OutOfMemoryError e) {
      assertThat(all).isNotEmpty();
    }
  }

  private static long held(List<WeakReference<Object>> references) {
    return references.stream().filter(reference -> reference.get() != null).count();
  }

  /** The environment with another pool for its Ruby code. */
  static Environment withPool(Environment environment, RuntimePool pool) {
    RubyLibrary ruby = new RubyLibrary(environment.definitions().snapshot(), pool);
    return new Environment(
        environment.definitions(),
        environment.types(),
        name -> {
          var function = ruby.find(name);
          return function != null ? function : environment.functions().find(name);
        },
        environment.data(),
        environment.deprecations(),
        environment.strictness(),
        environment.warnings(),
        environment.version());
  }
}
