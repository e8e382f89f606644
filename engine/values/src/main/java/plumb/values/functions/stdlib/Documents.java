package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;

/** Values written as documents, and read from them. */
final class Documents {
  private static final String OPTIONS =
      "Struct[{indent => Optional[String], space => Optional[String], "
          + "space_before => Optional[String], object_nl => Optional[String], "
          + "array_nl => Optional[String], allow_nan => Optional[Boolean], "
          + "max_nesting => Optional[Integer[-1, default]]}]";

  private Documents() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "parsejson" ->
          new LegacyFunction(
              name,
              -1,
              (args, callbacks) ->
                  parsed(args, () -> JsonReader.read(LegacyText.string(args.get(0)))));
      case "parseyaml" ->
          new LegacyFunction(
              name,
              -1,
              (args, callbacks) ->
                  parsed(args, () -> callbacks.parseYaml(LegacyText.string(args.get(0)))));
      case "parsepson" ->
          Overloads.named(name)
              .on(
                  "String[1] pson_string, Any default?",
                  (args, block, callbacks) -> parsePson(args, callbacks));
      case "to_json" ->
          Overloads.named(name)
              .on(
                  "Any data",
                  (args, block, callbacks) ->
                      JsonWriter.write(args.get(0), JsonWriter.Layout.COMPACT));
      case "to_json_pretty" ->
          Overloads.named(name)
              .on(
                  "Variant[Hash, Array] data, Optional[Boolean] skip_undef?, " + OPTIONS + " opts?",
                  (args, block, callbacks) -> pretty(args));
      case "to_python" ->
          Overloads.named(name)
              .on("Any object", (args, block, callbacks) -> Literals.python(args.get(0)));
      case "to_ruby" ->
          Overloads.named(name)
              .on("Any object", (args, block, callbacks) -> Literals.ruby(args.get(0)));
      case "to_yaml" ->
          Overloads.named(name)
              .on(
                  "Any data, Hash options?",
                  (args, block, callbacks) ->
                      YamlWriter.write(
                          args.get(0), args.size() > 1 ? (Map<?, ?>) args.get(1) : Map.of()));
      default -> null;
    };
  }

  private interface Source {
    Object read();
  }

  /** What a document holds; the second argument when that is nothing, or the document is broken. */
  private static Object parsed(List<Object> args, Source source) {
    if (args.isEmpty()) {
      throw new EvaluationException(
          "Wrong number of arguments. 1 or 2 arguments should be provided.");
    }
    Object fallback = Legacy.argument(args, 1);
    Object value;
    try {
      value = source.read();
    } catch (EvaluationException e) {
      if (Legacy.isTrue(fallback)) {
        return fallback;
      }
      throw e;
    }
    return Legacy.isTrue(value) ? value : fallback;
  }

  private static Object parsePson(List<Object> args, Callbacks callbacks) {
    try {
      return JsonReader.read((String) args.get(0));
    } catch (EvaluationException e) {
      callbacks.log("debug", "Parsing PSON failed with error: " + e.getMessage());
      if (args.size() > 1) {
        return args.get(1);
      }
      throw e;
    }
  }

  private static Object pretty(List<Object> args) {
    Object data = args.get(0);
    if (args.size() > 1 && Legacy.isTrue(args.get(1))) {
      data = withoutUndef(data);
    }
    JsonWriter.Layout layout = JsonWriter.Layout.PRETTY;
    if (args.size() > 2 && args.get(2) instanceof Map<?, ?> options) {
      layout = layout(options);
    }
    return JsonWriter.write(data, layout) + "\n";
  }

  private static JsonWriter.Layout layout(Map<?, ?> options) {
    JsonWriter.Layout pretty = JsonWriter.Layout.PRETTY;
    long depth = options.get("max_nesting") instanceof Long limit ? limit : pretty.maxDepth();
    return new JsonWriter.Layout(
        text(options, "indent", pretty.indent()),
        text(options, "space", pretty.space()),
        text(options, "space_before", pretty.spaceBefore()),
        text(options, "object_nl", pretty.objectLine()),
        text(options, "array_nl", pretty.arrayLine()),
        Boolean.TRUE.equals(options.get("allow_nan")),
        Math.max(depth, 0));
  }

  private static String text(Map<?, ?> options, String name, String otherwise) {
    return options.get(name) instanceof String text ? text : otherwise;
  }

  private static Object withoutUndef(Object data) {
    if (data instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list);
      result.removeIf(element -> element == Undef.UNDEF);
      return result;
    }
    Map<Object, Object> result = new LinkedHashMap<>((Map<?, ?>) data);
    result.values().removeIf(value -> value == Undef.UNDEF);
    return result;
  }
}
