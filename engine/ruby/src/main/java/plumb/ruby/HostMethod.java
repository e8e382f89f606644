package plumb.ruby;

import org.jruby.RubyModule;
import org.jruby.internal.runtime.methods.JavaMethod;
import org.jruby.runtime.Block;
import org.jruby.runtime.ThreadContext;
import org.jruby.runtime.Visibility;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** A method of Ruby that is written here; Ruby can rescue its failures. */
final class HostMethod extends JavaMethod.JavaMethodNBlock {
  /** What a method does; what it returns is converted when it is not a Ruby object yet. */
  interface Body {
    @Nullable Object call(IRubyObject[] args, Block block);
  }

  private final RubyRuntime runtime;
  private final Body body;

  HostMethod(RubyRuntime runtime, RubyModule home, String name, Body body) {
    super(home, Visibility.PUBLIC, name);
    this.runtime = runtime;
    this.body = body;
  }

  @Override
  public IRubyObject call(
      ThreadContext context,
      IRubyObject self,
      RubyModule owner,
      String name,
      IRubyObject[] args,
      Block block) {
    try {
      runtime.writeBack();
      Object result = body.call(args, block);
      return result instanceof IRubyObject object
          ? object
          : runtime.toRuby().convert(result == null ? Undef.UNDEF : result);
    } catch (EvaluationException | CompileException e) {
      throw RubyFailures.toRuby(runtime.ruby(), runtime.toRuby(), e);
    }
  }
}
