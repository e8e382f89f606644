package plumb.ruby;

import java.util.List;
import org.jruby.runtime.Block;
import org.jruby.runtime.Signature;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.types.AnyType;
import plumb.values.types.CallableType;
import plumb.values.types.IntegerType;
import plumb.values.types.TupleType;

/** A Ruby block that is passed to a function. It lives as long as the compile. */
final class RubyBlock implements Lambda {
  private final RubyRuntime runtime;
  private final Block block;

  RubyBlock(RubyRuntime runtime, Block block) {
    this.runtime = runtime;
    this.block = block;
  }

  @Override
  public Object call(List<Object> arguments) {
    Object result =
        runtime
            .fromRuby()
            .convert(
                block.call(runtime.ruby().getCurrentContext(), runtime.toRuby().all(arguments)));
    runtime.writeBack();
    return result;
  }

  @Override
  public Type type() {
    long max = maxArguments();
    IntegerType size =
        IntegerType.of((long) minArguments(), max == Integer.MAX_VALUE ? null : (Long) max);
    return CallableType.of(TupleType.of(List.of(AnyType.ANY), size), null, null);
  }

  @Override
  public int minArguments() {
    return block.getSignature().required();
  }

  @Override
  public int maxArguments() {
    Signature signature = block.getSignature();
    return signature.hasRest() ? Integer.MAX_VALUE : signature.required() + signature.opt();
  }
}
