package plumb.ruby;

import java.util.List;
import java.util.Map;
import org.jruby.Ruby;
import org.jruby.RubyArray;
import org.jruby.RubyClass;
import org.jruby.RubyHash;
import org.jruby.RubyObject;
import org.jruby.RubyRegexp;
import org.jruby.RubyString;
import org.jruby.runtime.builtin.IRubyObject;
import org.jruby.util.RegexpOptions;
import plumb.compiler.erb.RubySymbol;
import plumb.compiler.lookup.LookupContext;
import plumb.values.Binary;
import plumb.values.Default;
import plumb.values.Deferred;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.IteratorValue;
import plumb.values.Lambda;
import plumb.values.ObjectInstance;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Sensitive;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.Value;
import plumb.values.types.CatalogEntryType;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/**
 * Values as Ruby code sees them. Functions of the 4.x API see all of them, undef as nil; those of
 * the 3.x API see an argument that is undef as the empty string, references as {@code
 * Puppet::Resource}, and what Puppet 3 did not have as text.
 *
 * <p>What variables hold is one object for all code of a compile. All other conversions make new
 * objects, those of arguments of the 3.x API, too.
 */
final class ToRuby {
  private final RubyRuntime runtime;
  private final Ruby ruby;

  ToRuby(RubyRuntime runtime) {
    this.runtime = runtime;
    this.ruby = runtime.ruby();
  }

  /** A value for the 4.x API and for variables. */
  IRubyObject convert(Object value) {
    return convert(value, false);
  }

  /** An argument for the 3.x API. */
  IRubyObject argument(Object value) {
    return value == Undef.UNDEF ? RubyString.newEmptyString(ruby) : convert(value, true);
  }

  /** Arguments for the 3.x API. */
  RubyArray<?> arguments(List<Object> values) {
    RubyArray<?> array = RubyArray.newArray(ruby, values.size());
    for (Object value : values) {
      array.append(argument(value));
    }
    return array;
  }

  /** Values for the 4.x API. */
  IRubyObject[] all(List<Object> values) {
    IRubyObject[] converted = new IRubyObject[values.size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = convert(values.get(i));
    }
    return converted;
  }

  private IRubyObject convert(Object value, boolean legacy) {
    if (value instanceof String text) {
      return RubyString.newUTF8String(ruby, text);
    }
    if (value instanceof Long number) {
      return ruby.newFixnum(number);
    }
    if (value instanceof Boolean truth) {
      return ruby.newBoolean(truth);
    }
    if (value instanceof Double number) {
      return ruby.newFloat(number);
    }
    if (value instanceof Held held && !legacy) {
      return runtime.session().heldObjects().of(held);
    }
    if (value instanceof List<?> list) {
      return array(list, legacy);
    }
    if (value instanceof Map<?, ?> map) {
      return hash(map, legacy);
    }
    return convertOther(value, legacy);
  }

  private RubyArray<?> array(Iterable<?> list, boolean legacy) {
    RubyArray<?> array = RubyArray.newArray(ruby);
    for (Object element : list) {
      array.append(convert(element, legacy));
    }
    return array;
  }

  private RubyHash hash(Map<?, ?> map, boolean legacy) {
    RubyHash hash = RubyHash.newHash(ruby);
    map.forEach(
        (key, element) ->
            hash.op_aset(ruby.getCurrentContext(), convert(key, legacy), convert(element, legacy)));
    return hash;
  }

  private IRubyObject convertOther(Object value, boolean legacy) {
    if (value == Undef.UNDEF) {
      return ruby.getNil();
    }
    if (value == Default.DEFAULT) {
      return ruby.newSymbol("default");
    }
    if (value instanceof RubySymbol symbol) {
      return ruby.newSymbol(symbol.name());
    }
    if (value instanceof Sensitive secret) {
      return instance(
          "Puppet::Pops::Types::PSensitiveType::Sensitive", convert(secret.value(), legacy));
    }
    if (value instanceof Regex regex) {
      RubyRegexp converted =
          RubyRegexp.newRegexp(
              ruby, regex.source(), RegexpOptions.fromEmbeddedOptions(regex.options()));
      return legacy ? converted.inspect() : converted;
    }
    if (value instanceof IteratorValue iterator) {
      if (legacy) {
        throw new EvaluationException("Use of an Iterator is not supported here");
      }
      return array(iterator, false);
    }
    if (legacy && value instanceof CatalogEntryType) {
      return reference(value);
    }
    if (legacy && isUnknownToPuppet3(value)) {
      return RubyString.newUTF8String(ruby, value.toString());
    }
    if (value instanceof Value known) {
      return handle(className(known), known);
    }
    throw new IllegalArgumentException("not a value: " + value.getClass().getName());
  }

  private IRubyObject reference(Object value) {
    if (value instanceof ClassType type) {
      return reference("Class", type.className());
    }
    if (value instanceof ResourceType type) {
      return reference(type.typeName(), type.title());
    }
    return handle(className((Type) value), value);
  }

  private IRubyObject reference(
      @org.jspecify.annotations.Nullable Object type,
      @org.jspecify.annotations.Nullable Object title) {
    return instance(
        "Puppet::Resource",
        type == null ? ruby.getNil() : convert(type, false),
        convert(title == null ? "" : title, false));
  }

  private static boolean isUnknownToPuppet3(Object value) {
    return value instanceof SemVer
        || value instanceof SemVerRange
        || value instanceof Binary
        || value instanceof Timespan
        || value instanceof Timestamp;
  }

  private static String className(Value value) {
    if (value instanceof Type type) {
      return "Puppet::Pops::Types::P" + type.kind().replace("::", "") + "Type";
    }
    if (value instanceof Lambda) {
      return "Plumb::Closure";
    }
    if (value instanceof LookupContext) {
      return "Puppet::Pops::Lookup::Context";
    }
    if (value instanceof ObjectInstance) {
      return "Plumb::Instance";
    }
    if (value instanceof Timestamp) {
      return "Puppet::Pops::Time::Timestamp";
    }
    if (value instanceof Timespan) {
      return "Puppet::Pops::Time::Timespan";
    }
    if (value instanceof SemVer) {
      return "SemanticPuppet::Version";
    }
    if (value instanceof SemVerRange) {
      return "SemanticPuppet::VersionRange";
    }
    if (value instanceof Binary) {
      return "Puppet::Pops::Types::PBinaryType::Binary";
    }
    if (value instanceof Deferred) {
      return "Puppet::Pops::Types::DeferredValue";
    }
    return value instanceof Uri ? "Plumb::Uri" : "Plumb::Handle";
  }

  /** A Ruby object that stands for one of Java's. */
  IRubyObject handle(String className, Object value) {
    RubyClass known = (RubyClass) classOrHandle(className);
    RubyObject object = new RubyObject(ruby, known);
    object.dataWrapStruct(value);
    return object;
  }

  private org.jruby.RubyModule classOrHandle(String className) {
    int last = className.lastIndexOf("::");
    org.jruby.RubyModule home = ruby.getClassFromPath(className.substring(0, last));
    IRubyObject found = home.getConstantAt(className.substring(last + 2));
    return found instanceof RubyClass known
        ? known
        : (RubyClass) ruby.getClassFromPath("Puppet::Pops::Types::PAnyType");
  }

  private IRubyObject instance(String className, IRubyObject... args) {
    return ((RubyClass) ruby.getClassFromPath(className))
        .newInstance(ruby.getCurrentContext(), args, org.jruby.runtime.Block.NULL_BLOCK);
  }
}
