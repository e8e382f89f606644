package plumb.ruby;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jruby.RubyArray;
import org.jruby.RubyBasicObject;
import org.jruby.RubyBignum;
import org.jruby.RubyFixnum;
import org.jruby.RubyFloat;
import org.jruby.RubyHash;
import org.jruby.RubyProc;
import org.jruby.RubyRegexp;
import org.jruby.RubyString;
import org.jruby.RubySymbol;
import org.jruby.runtime.ThreadContext;
import org.jruby.runtime.builtin.IRubyObject;
import plumb.compiler.yaml.YamlSymbol;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.Value;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** What Ruby code returns or passes on, as values. */
final class FromRuby {
  private final RubyRuntime runtime;
  private final boolean symbols;

  /**
   * @param symbols whether symbols stay symbols, as in data, where they are refused
   */
  FromRuby(RubyRuntime runtime, boolean symbols) {
    this.runtime = runtime;
    this.symbols = symbols;
  }

  /**
   * The value that an object stands for: nil and {@code :undef} are undef, other symbols text.
   *
   * @throws EvaluationException when the language has no such value
   */
  Object convert(IRubyObject object) {
    if (object instanceof RubyString text) {
      return text.decodeString();
    }
    if (object.isNil()) {
      return Undef.UNDEF;
    }
    if (object instanceof RubyFixnum number) {
      return number.getLongValue();
    }
    if (object == runtime.ruby().getTrue() || object == runtime.ruby().getFalse()) {
      return object.isTrue();
    }
    if (object instanceof HeldObject held) {
      return held.value();
    }
    if (object instanceof RubyArray<?> array) {
      return list(array);
    }
    if (object instanceof RubyHash hash) {
      return map(hash);
    }
    if (object instanceof RubySymbol symbol) {
      return switch (symbol.asJavaString()) {
        case "undef" -> Undef.UNDEF;
        case "default" -> Default.DEFAULT;
        default -> symbols ? new YamlSymbol(symbol.asJavaString()) : symbol.asJavaString();
      };
    }
    return convertOther(object);
  }

  /** The values of an array. */
  List<Object> list(RubyArray<?> array) {
    List<Object> values = new ArrayList<>(array.getLength());
    for (int i = 0; i < array.getLength(); i++) {
      values.add(convert((IRubyObject) array.eltInternal(i)));
    }
    return values;
  }

  /** The values of a hash, by key. */
  Map<Object, Object> map(RubyHash hash) {
    Map<Object, Object> values = new LinkedHashMap<>();
    ThreadContext context = runtime.ruby().getCurrentContext();
    hash.visitAll(
        context,
        new RubyHash.VisitorWithState<Map<Object, Object>>() {
          @Override
          public void visit(
              ThreadContext c,
              RubyHash self,
              IRubyObject key,
              IRubyObject value,
              int index,
              Map<Object, Object> into) {
            into.put(convert(key), convert(value));
          }
        },
        values);
    return values;
  }

  private Object convertOther(IRubyObject object) {
    if (object instanceof RubyFloat number) {
      return number.getDoubleValue();
    }
    if (object instanceof RubyBignum number) {
      throw new EvaluationException(
          "Use of a Ruby Integer outside of Puppet Integer "
              + (number.getBigIntegerValue().signum() > 0 ? "max" : "min")
              + " range, got '0x"
              + number.getBigIntegerValue().toString(16)
              + "'");
    }
    if (object instanceof RubyRegexp regex) {
      int options = regex.getOptions().toEmbeddedOptions();
      return Regex.of(regex.source().asJavaString(), options & 7);
    }
    if (object instanceof RubyProc proc) {
      return new RubyBlock(runtime, proc.getBlock());
    }
    if (object instanceof RubyBasicObject basic && basic.dataGetStruct() instanceof Value value) {
      return value;
    }
    if (isA(object, "Puppet::Pops::Types::PSensitiveType::Sensitive")) {
      return new Sensitive(convert(send(object, "unwrap")));
    }
    if (isA(object, "Puppet::Resource")) {
      return reference(convert(send(object, "type")), convert(send(object, "title")));
    }
    throw new EvaluationException(
        "Ruby code gave an object of the class "
            + object.getMetaClass().getRealClass().getName()
            + ", for which there is no value in the language");
  }

  private static Object reference(Object type, Object title) {
    String name = String.valueOf(type);
    if (name.equalsIgnoreCase("class")) {
      return new ClassType(String.valueOf(title).toLowerCase(java.util.Locale.ROOT));
    }
    return new ResourceType(name, "".equals(title) ? null : String.valueOf(title));
  }

  private boolean isA(IRubyObject object, String className) {
    return runtime.ruby().getClassFromPath(className).isInstance(object);
  }

  private IRubyObject send(IRubyObject object, String method) {
    return object.callMethod(runtime.ruby().getCurrentContext(), method);
  }
}
