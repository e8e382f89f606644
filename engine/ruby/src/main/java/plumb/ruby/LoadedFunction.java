package plumb.ruby;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jruby.RubyArray;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;

/**
 * A function that a runtime has loaded.
 *
 * @param definition the class of a function of the 4.x API; null for the 3.x API
 */
record LoadedFunction(String name, @Nullable IRubyObject definition, List<Description> dispatches) {

  /** A dispatch as the file describes it. */
  record Description(
      String method,
      boolean rejects,
      List<IRubyObject> types,
      List<String> names,
      long min,
      long max,
      @Nullable IRubyObject block,
      boolean blockOptional,
      @Nullable String blockName,
      @Nullable IRubyObject result) {}

  /** What the file has defined. */
  static LoadedFunction of(RubyRuntime runtime, String name, Path file) {
    IRubyObject ruby = runtime.toRuby().convert(name);
    if (!file.toString().contains("/lib/puppet/parser/functions/")) {
      IRubyObject definition = runtime.send("function_class", ruby);
      IRubyObject created = runtime.send("created_function");
      if (definition.isNil()) {
        if (!created.isNil()) {
          throw new EvaluationException(
              "The code loaded from "
                  + file
                  + " produced mis-matched name, expected '"
                  + name
                  + "', got "
                  + created.asJavaString());
        }
        throw new EvaluationException(
            "The code loaded from " + file + " does not define the function '" + name + "'");
      }
      return new LoadedFunction(
          name, definition, descriptions((RubyArray<?>) runtime.send("dispatches", definition)));
    }
    if (!runtime.send("legacy?", ruby).isTrue()) {
      throw new EvaluationException(
          "The code loaded from " + file + " does not define the function '" + name + "'");
    }
    return new LoadedFunction(name, null, List.of());
  }

  private static List<Description> descriptions(RubyArray<?> all) {
    List<Description> result = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      RubyArray<?> each = (RubyArray<?>) all.eltInternal(i);
      List<IRubyObject> types = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (IRubyObject type : ((RubyArray<?>) each.eltInternal(2)).toJavaArray()) {
        types.add(type);
      }
      for (IRubyObject name : ((RubyArray<?>) each.eltInternal(3)).toJavaArray()) {
        names.add(name.asJavaString());
      }
      result.add(
          new Description(
              element(each, 0).asJavaString(),
              element(each, 1).isTrue(),
              types,
              names,
              element(each, 4).convertToInteger().getLongValue(),
              element(each, 5).isNil()
                  ? Long.MAX_VALUE
                  : element(each, 5).convertToInteger().getLongValue(),
              orNull(element(each, 6)),
              element(each, 7).isTrue(),
              element(each, 8).isNil() ? null : element(each, 8).asJavaString(),
              orNull(element(each, 9))));
    }
    return result;
  }

  private static IRubyObject element(RubyArray<?> array, int index) {
    return (IRubyObject) array.eltInternal(index);
  }

  private static @Nullable IRubyObject orNull(IRubyObject object) {
    return object.isNil() ? null : object;
  }
}
