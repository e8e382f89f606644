package plumb.ruby;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jruby.RubyHash;
import org.jruby.RubyString;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.RubyState;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Lambda;
import plumb.values.Type;

/** A runtime lent to one compile, until the compile ends. One thread. */
final class RubySession implements Compilation.Attachment {
  private final RubyRuntime runtime;
  private final RuntimePool pool;
  private final Map<String, BoundFunction> functions = new HashMap<>();
  private final HeldObjects heldObjects;
  private final Map<Object, RubyHash> caches = new IdentityHashMap<>();
  private final Map<String, RubyString> names = new HashMap<>();
  private @Nullable CallSite site;

  RubySession(RubyRuntime runtime, RuntimePool pool) {
    this.runtime = runtime;
    this.pool = pool;
    this.heldObjects = new HeldObjects(runtime);
    runtime.setSession(this);
  }

  /** Where Ruby was last called from; null when nothing is called. */
  @Nullable CallSite site() {
    return site;
  }

  /** Ruby's objects for what variables hold. */
  HeldObjects heldObjects() {
    return heldObjects;
  }

  /** Notes that code has changed what the compile knows. */
  void noteChange() {
    if (site != null) {
      RubyState.of(site.compilation()).noteChange();
    }
  }

  /** A hash as templates know it that have set it without Ruby; null when that is the hash. */
  @Nullable Map<?, ?> view(Held hash) {
    return site == null ? null : RubyState.of(site.compilation()).view(hash);
  }

  /** A variable's name as a key of hashes. */
  RubyString name(String variable) {
    return names.computeIfAbsent(
        variable,
        text -> {
          RubyString name = RubyString.newUTF8String(runtime.ruby(), text);
          name.setFrozen(true);
          return name;
        });
  }

  /** What a data function keeps between its calls, as Ruby objects. */
  RubyHash cache(Object owner) {
    return caches.computeIfAbsent(owner, unused -> RubyHash.newHash(runtime.ruby()));
  }

  /** The types that a function declares for its results. */
  List<Type> resultTypes(String name, CallSite caller) {
    return enter(name, caller, () -> function(name, caller.compilation()).resultTypes());
  }

  /** Calls a function that a module has written in Ruby. */
  Object call(String name, CallSite caller, List<Object> args, @Nullable Lambda block) {
    return enter(
        name, caller, () -> function(name, caller.compilation()).call(caller, args, block));
  }

  private BoundFunction function(String name, Compilation compilation) {
    BoundFunction function = functions.get(name);
    if (function == null) {
      LoadedFunction loaded = runtime.function(name);
      if (loaded == null) {
        throw new EvaluationException("UNKNOWN_FUNCTION", "Unknown function: '" + name + "'.");
      }
      function = new BoundFunction(runtime, loaded, compilation);
      functions.put(name, function);
    }
    return function;
  }

  /** {@code template}: the texts of ERB files, one after the other. */
  Object template(CallSite caller, List<Object> args) {
    return render("template", caller, args);
  }

  /** {@code inline_template}: the texts of ERB sources, one after the other. */
  Object inlineTemplate(CallSite caller, List<Object> args) {
    return render("inline_template", caller, args);
  }

  private Object render(String function, CallSite caller, List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "'" + function + "' expects at least 1 argument, got none");
    }
    return enter(
        function,
        caller,
        () -> {
          IRubyObject scope =
              runtime.toRuby().handle("Puppet::Parser::Scope", new ScopeHandle(caller, false));
          IRubyObject text =
              runtime.send("render_" + function, scope, runtime.toRuby().arguments(args));
          runtime.writeBack();
          return runtime.fromRuby().convert(text);
        });
  }

  private <T> T enter(String name, CallSite caller, Supplier<T> body) {
    CallSite outer = site;
    site = caller;
    try {
      return new RubyCall(runtime, "The Ruby function '" + name + "'")
          .run(outer == null ? pool.timeLimit() : null, body);
    } finally {
      site = outer;
    }
  }

  @Override
  public void close() {
    functions.clear();
    heldObjects.clear();
    caches.clear();
    pool.giveBack(runtime);
  }
}
