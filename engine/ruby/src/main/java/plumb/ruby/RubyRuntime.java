package plumb.ruby;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jruby.Ruby;
import org.jruby.RubyInstanceConfig;
import org.jruby.RubyModule;
import org.jruby.RubyThread;
import org.jruby.runtime.backtrace.TraceType;
import org.jruby.runtime.builtin.IRubyObject;
import org.jruby.util.cli.Options;
import org.jruby.util.collections.ClassValue;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;

/**
 * A Ruby interpreter with the functions of one snapshot. It serves one compile at a time; what it
 * keeps between compiles are loaded files alone.
 */
final class RubyRuntime implements AutoCloseable {
  private static final List<String> PRELUDE =
      List.of(
          "kernel",
          "errors",
          "values",
          "iterables",
          "serialization",
          "puppet",
          "util",
          "files",
          "catalog",
          "functions",
          "legacy_functions",
          "templates",
          "lookup",
          "types");

  static {
    // By default, classes of the platform hold on to every interpreter that has met them, for ever.
    Options.JI_CLASS_VALUES.force(ClassValue.Type.HARD_MAP.name());
  }

  /** How the interpreter names threads that Ruby code starts. */
  private static final String OWN_THREADS = "Ruby-";

  /** How long such a thread may take to end. */
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(1);

  private final Snapshot snapshot;
  private final Ruby ruby;
  private final ToRuby toRuby;
  private final FromRuby fromRuby;
  private final RubyModule host;
  private final Map<String, LoadedFunction> functions = new HashMap<>();
  private @Nullable RubySession session;
  private boolean broken;

  RubyRuntime(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.ruby = Ruby.newInstance(config());
    this.toRuby = new ToRuby(this);
    this.fromRuby = new FromRuby(this, false);
    this.host = ruby.defineModule("Plumb");
    new HostMethods(this).define(host);
    for (String name : PRELUDE) {
      loadPrelude(name + ".rb");
    }
    ruby.getLoadService().addPaths(libraries());
  }

  private static RubyInstanceConfig config() {
    RubyInstanceConfig config = new RubyInstanceConfig();
    config.setDisableGems(true);
    config.setDisableDidYouMean(true);
    config.setCompileMode(RubyInstanceConfig.CompileMode.OFF);
    config.setHardExit(false);
    config.setExternalEncoding("UTF-8");
    config.setTraceType(TraceType.traceTypeFor("mri"));
    // Standard output belongs to the command that compiles.
    config.setOutput(System.err);
    return config;
  }

  private List<String> libraries() {
    List<String> libraries = new ArrayList<>();
    for (Module module : FunctionFiles.homes(snapshot)) {
      Path library = module.directory().resolve("lib");
      if (Files.isDirectory(library)) {
        libraries.add(library.toString());
      }
    }
    return libraries;
  }

  private void loadPrelude(String name) {
    try (InputStream file =
        Objects.requireNonNull(RubyRuntime.class.getResourceAsStream(name), name)) {
      ruby.loadFile("plumb/" + name, file, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Snapshot snapshot() {
    return snapshot;
  }

  Ruby ruby() {
    return ruby;
  }

  ToRuby toRuby() {
    return toRuby;
  }

  FromRuby fromRuby() {
    return fromRuby;
  }

  /**
   * The compile that is served.
   *
   * @throws EvaluationException when there is none: code of types may run without
   */
  RubySession session() {
    if (session == null) {
      throw new EvaluationException("This code of a module can run only while a node is compiled");
    }
    return session;
  }

  /** Gives the compile what code has changed of its values, before it goes on. */
  void writeBack() {
    if (session != null) {
      session.heldObjects().writeBack();
    }
  }

  /** Says that code was stopped somewhere in the middle: nobody may use the runtime any more. */
  void setBroken() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  void setSession(@Nullable RubySession session) {
    this.session = session;
  }

  /** Calls a method of the module that holds what the prelude offers to this side. */
  IRubyObject send(String method, IRubyObject... args) {
    return host.callMethod(ruby.getCurrentContext(), method, args);
  }

  /**
   * A function of the snapshot, loaded at first use; null when no file promises it.
   *
   * @throws EvaluationException when the file does not hold it
   */
  @Nullable LoadedFunction function(String name) {
    LoadedFunction function = functions.get(name);
    if (function == null) {
      Path file = FunctionFiles.find(snapshot, name);
      if (file == null) {
        return null;
      }
      load(file);
      function = LoadedFunction.of(this, name, file);
      functions.put(name, function);
    }
    return function;
  }

  /** Runs a file of the snapshot. */
  void load(Path file) {
    try {
      String text = snapshot.read(file);
      if (text == null) {
        throw new EvaluationException("There is no file " + file);
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ruby.loadFile(file.toString(), new ByteArrayInputStream(bytes), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Forgets the compile that was served; Ruby's view of this thread, too. Threads that its code has
   * started end with it.
   */
  void release() {
    session = null;
    endThreads();
    ruby.getThreadService().disposeCurrentThread();
  }

  private void endThreads() {
    List<Thread> ended = new ArrayList<>();
    for (RubyThread thread : ruby.getThreadService().getActiveRubyThreads()) {
      Thread own = thread.getNativeThread();
      if (own != null && own != Thread.currentThread() && own.getName().startsWith(OWN_THREADS)) {
        thread.kill();
        ended.add(own);
      }
    }
    try {
      for (Thread thread : ended) {
        thread.join(LAST_MOMENTS.toMillis());
        broken |= thread.isAlive();
      }
    } catch (InterruptedException e) {
      broken = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ruby.tearDown(false);
    ruby.getThreadService().disposeCurrentThread();
    if (Ruby.isGlobalRuntimeReady() && Ruby.getGlobalRuntime() == ruby) {
      Ruby.clearGlobalRuntime();
    }
  }
}
