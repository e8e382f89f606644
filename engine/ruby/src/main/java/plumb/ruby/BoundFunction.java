package plumb.ruby;

import java.util.ArrayList;
import java.util.List;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.lookup.LookupContext;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.AnyType;
import plumb.values.types.CallableType;
import plumb.values.types.IntegerType;
import plumb.values.types.Mismatch;
import plumb.values.types.OptionalType;
import plumb.values.types.Signature;
import plumb.values.types.TupleType;
import plumb.values.types.TypeParser;
import plumb.values.types.Types;

/**
 * A function within one compile: signatures refer to type aliases, which belong to the compile, and
 * the Ruby object may keep state, which the next compile must not see.
 */
final class BoundFunction {
  private final RubyRuntime runtime;
  private final LoadedFunction loaded;
  private final @Nullable IRubyObject instance;
  private final List<Overload> overloads = new ArrayList<>();

  private record Overload(int index, String method, boolean rejects, Signature signature) {}

  BoundFunction(RubyRuntime runtime, LoadedFunction loaded, Compilation compilation) {
    this.runtime = runtime;
    this.loaded = loaded;
    if (loaded.definition() == null) {
      this.instance = null;
      overloads.add(new Overload(0, loaded.name(), false, legacySignature()));
      return;
    }
    this.instance = runtime.send("instantiate", loaded.definition());
    for (int i = 0; i < loaded.dispatches().size(); i++) {
      LoadedFunction.Description each = loaded.dispatches().get(i);
      overloads.add(new Overload(i, each.method(), each.rejects(), signature(each, compilation)));
    }
  }

  /** Functions of the 3.x API count their arguments themselves. */
  private static Signature legacySignature() {
    TupleType any = TupleType.of(List.of(AnyType.ANY), IntegerType.of(0L, null));
    return new Signature(CallableType.of(any, null, null), List.of("args"), null);
  }

  private Signature signature(LoadedFunction.Description dispatch, Compilation compilation) {
    List<Type> types = new ArrayList<>();
    for (IRubyObject type : dispatch.types()) {
      types.add(type(type, compilation));
    }
    long min = dispatch.min();
    long max = dispatch.max();
    IntegerType size =
        min > 0 && min == max && min == types.size()
            ? null
            : IntegerType.of(min, max == Long.MAX_VALUE ? null : (Long) max);
    Type block = dispatch.block() == null ? null : type(dispatch.block(), compilation);
    if (block != null && dispatch.blockOptional()) {
      block = OptionalType.of(block);
    }
    Type result = dispatch.result() == null ? null : type(dispatch.result(), compilation);
    return new Signature(
        CallableType.of(TupleType.of(types, size), block, result),
        dispatch.names(),
        dispatch.blockName());
  }

  private Type type(IRubyObject description, Compilation compilation) {
    Object value = runtime.fromRuby().convert(description);
    if (value instanceof Type type) {
      return type;
    }
    String text = String.valueOf(value);
    return TypeParser.parse(text, name -> local(name, compilation));
  }

  private @Nullable Type local(String name, Compilation compilation) {
    if (instance != null) {
      IRubyObject text =
          runtime.send("local_type", instance.getMetaClass(), runtime.toRuby().convert(name));
      if (!text.isNil()) {
        return new plumb.values.types.AliasType(
            name, () -> TypeParser.parse(text.asJavaString(), inner -> local(inner, compilation)));
      }
    }
    return compilation.findType(name);
  }

  /** The types that its signatures declare for results; those that declare none are passed over. */
  List<Type> resultTypes() {
    List<Type> types = new ArrayList<>();
    for (Overload overload : overloads) {
      Type result = overload.signature.type().result();
      if (result != null) {
        types.add(result);
      }
    }
    return types;
  }

  /** Calls the function with arguments that fit one of its signatures. */
  Object call(CallSite site, List<Object> args, @Nullable Lambda block) {
    for (Overload overload : overloads) {
      if (overload.signature.accepts(args, block)) {
        return instance == null
            ? callLegacy(site, args)
            : call(overload, instance, site, args, block);
      }
    }
    List<Signature> signatures = new ArrayList<>();
    for (Overload overload : overloads) {
      if (!overload.rejects) {
        signatures.add(overload.signature);
      }
    }
    throw new EvaluationException(Signature.mismatch(loaded.name(), signatures, args, block));
  }

  private Object callLegacy(CallSite site, List<Object> args) {
    IRubyObject answer =
        runtime.send(
            "call_legacy",
            scope(site),
            runtime.toRuby().convert(loaded.name()),
            runtime.toRuby().arguments(args));
    runtime.writeBack();
    // What comes from the 3.x API is a copy, as what goes there is.
    return Held.copy(runtime.fromRuby().convert(answer));
  }

  private Object call(
      Overload overload,
      IRubyObject receiver,
      CallSite site,
      List<Object> args,
      @Nullable Lambda block) {
    IRubyObject answer =
        runtime.send(
            "invoke",
            receiver,
            runtime.toRuby().convert((long) overload.index),
            scope(site),
            runtime.toRuby().convert(args),
            runtime.toRuby().convert(block == null ? Undef.UNDEF : block));
    Object result = runtime.fromRuby().convert(answer);
    runtime.writeBack();
    if (overload.rejects) {
      throw new EvaluationException("'" + loaded.name() + "' " + result);
    }
    Type expected = overload.signature.type().result();
    if (expected != null && !expected.isInstance(result)) {
      throw new EvaluationException(
          "TYPE_MISMATCH",
          Mismatch.describeType(
              "value returned from function '" + overload.method + "'",
              expected,
              Types.inferDetailed(result).generalize()));
    }
    return isData(args) ? new FromRuby(runtime, true).convert(answer) : result;
  }

  /** Whether the function gives data: it is called with a context to look up in. */
  private static boolean isData(List<Object> args) {
    return !args.isEmpty() && args.get(args.size() - 1) instanceof LookupContext;
  }

  private IRubyObject scope(CallSite site) {
    return runtime.toRuby().handle("Puppet::Parser::Scope", new ScopeHandle(site, false));
  }
}
