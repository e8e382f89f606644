package plumb.values.functions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Sensitive;
import plumb.values.Type;
import plumb.values.types.Conversions;
import plumb.values.types.Mismatch;
import plumb.values.types.TypeParser;
import plumb.values.types.Types;

/** Functions of types: the type of a value, and values made of others. */
final class TypeFunctions {
  private TypeFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "annotate" ->
          Overloads.named(name)
              .on(
                  "Type[Annotation] type, Any value, Callable[0, 0] &block?",
                  (args, block, callbacks) -> annotate())
              .on(
                  "Type[Annotation] type, Any value,"
                      + " Variant[Enum[clear], Hash[Pcore::MemberName, Any]] annotation_hash",
                  (args, block, callbacks) -> annotate())
              .on(
                  "Type[Pcore] type, Any value,"
                      + " Hash[Type[Annotation], Hash[Pcore::MemberName, Any]] annotations",
                  (args, block, callbacks) ->
                      ((Map<?, ?>) args.get(2)).isEmpty() ? args.get(1) : annotate());
      case "assert_type" ->
          Overloads.named(name)
              .on(
                  "Type type, Any value, Callable[Type, Type] &block?",
                  (args, block, callbacks) -> assertType((Type) args.get(0), args.get(1), block))
              .on(
                  "String type_string, Any value, Callable[Type, Type] &block?",
                  (args, block, callbacks) ->
                      assertType(TypeParser.parse((String) args.get(0)), args.get(1), block));
      case "convert_to" ->
          Overloads.named(name)
              .on(
                  "Any value, Type type, Any args*, Callable[1, 1] &block?",
                  TypeFunctions::convertTo);
      case "new" ->
          Overloads.named(name)
              .on(
                  "Type type, Any args*, &block?",
                  (args, block, callbacks) ->
                      through(
                          block,
                          Conversions.newInstance(
                              (Type) args.get(0), args.subList(1, args.size()))));
      case "type" ->
          Overloads.named(name)
              .on(
                  "Any value, Enum[detailed] inference_method?",
                  (args, block, callbacks) -> Types.inferDetailed(args.get(0)))
              .on(
                  "Any value, Enum[reduced] inference_method",
                  (args, block, callbacks) -> Types.infer(args.get(0)))
              .on(
                  "Any value, Enum[generalized] inference_method",
                  (args, block, callbacks) -> Types.infer(args.get(0)).generalize());
      case "unwrap" ->
          Overloads.named(name)
              .on(
                  "Sensitive arg, &block?",
                  (args, block, callbacks) -> through(block, ((Sensitive) args.get(0)).value()))
              .on("Any arg, &block?", (args, block, callbacks) -> through(block, args.get(0)));
      default -> null;
    };
  }

  private static Object annotate() {
    throw new EvaluationException(
        "OBJECT_TYPES",
        "annotate(): an annotation is an instance of a type that a program defines as an Object,"
            + " and Plumb has no such types");
  }

  private static Object through(@Nullable Lambda block, Object value) {
    return block == null ? value : block.call(List.of(value));
  }

  private static Object assertType(Type type, Object value, @Nullable Lambda block) {
    if (type.isInstance(value)) {
      return value;
    }
    if (block != null) {
      return block.call(List.of(type, Types.inferDetailed(value)));
    }
    throw new EvaluationException(Mismatch.describe("assert_type():", type, value));
  }

  private static Object convertTo(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    List<Object> converted = new java.util.ArrayList<>(args.size() - 1);
    converted.add(args.get(0));
    converted.addAll(args.subList(2, args.size()));
    return through(block, Conversions.newInstance((Type) args.get(1), converted));
  }
}
