package plumb.values.types;

import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Uri;
import plumb.values.Wording;

/** Parameters of types that wrap another one, and of the odd ones. */
final class WrapperParameters {
  private WrapperParameters() {}

  static Type parameterize(Type base, List<Object> arguments) {
    TypeArguments args = TypeArguments.flattened(base, arguments);
    if (base instanceof VariantType) {
      args.require(1, TypeArguments.unlimited(), "Any-Type", Type.class);
      return VariantType.of(CompositeParameters.types(args));
    }
    if (base instanceof NotUndefType) {
      return notUndef(args);
    }
    if (base instanceof InitType) {
      TypeArguments given = TypeArguments.of(base, arguments);
      return InitType.of(given.type(0, "Init-Type"), arguments.subList(1, arguments.size()));
    }
    if (base instanceof UriType) {
      return uri(args);
    }
    if (base instanceof ErrorType) {
      return error(args);
    }
    if (base instanceof RuntimeType) {
      args.require(2, 2, "String or String", String.class);
      return new RuntimeType((String) args.get(0), (String) args.get(1));
    }
    if (base instanceof ReferenceType reference) {
      throw new EvaluationException(
          "UNKNOWN_RESOURCE_TYPE", "Resource type not found: " + reference.text());
    }
    return single(args);
  }

  private static Type single(TypeArguments args) {
    Type base = args.base();
    if (base instanceof OptionalType) {
      requireOne(args);
      return OptionalType.of(
          args.get(0) instanceof String literal
              ? StringType.exactly(literal)
              : args.type(0, "Optional-Type"));
    }
    if (base instanceof WrapperType) {
      requireOne(args);
      Type type = args.type(0, base.name() + "-Type");
      if (base instanceof TypeType) {
        return TypeType.of(type);
      }
      if (base instanceof SensitiveType) {
        return SensitiveType.of(type);
      }
      return base instanceof IterableType ? IterableType.of(type) : IteratorType.of(type);
    }
    TypeFactory.requireDefinable(base);
    if (base instanceof ObjectType) {
      throw new EvaluationException(
          "The " + base.name() + "-Type cannot be parameterized using []");
    }
    throw TypeFactory.notParameterizable(base);
  }

  private static void requireOne(TypeArguments args) {
    if (args.size() != 1) {
      throw args.badArity(args.base().name() + "-Type", 1, null);
    }
  }

  private static Type notUndef(TypeArguments args) {
    if (args.size() == 0) {
      return NotUndefType.NOT_UNDEF;
    }
    if (args.size() > 1) {
      throw args.badArity("NotUndef-Type", 0, 1);
    }
    if (args.get(0) instanceof String literal) {
      return NotUndefType.of(StringType.exactly(literal));
    }
    if (args.get(0) instanceof Type type) {
      return NotUndefType.of(type);
    }
    throw new EvaluationException(
        "BAD_NOT_UNDEF_SLICE_TYPE",
        "NotUndef-Type[] argument must be a Type or a String. Got "
            + Wording.rubyClass(args.get(0)),
        TypeArguments.operand(0));
  }

  private static Type error(TypeArguments args) {
    if (args.size() == 1 && args.get(0) instanceof Map<?, ?> named) {
      for (Object name : named.keySet()) {
        if (!name.equals("kind") && !name.equals("issue_code")) {
          throw new EvaluationException(
              "'" + name + "' is not a known type parameter for Error-Type");
        }
      }
      return error(
          named.containsKey("kind") ? named.get("kind") : Default.DEFAULT,
          named.containsKey("issue_code") ? named.get("issue_code") : Default.DEFAULT);
    }
    return error(
        args.size() > 0 ? args.get(0) : Default.DEFAULT,
        args.size() > 1 ? args.get(1) : Default.DEFAULT);
  }

  private static Type error(Object kind, Object issueCode) {
    checkErrorParameter("kind", kind);
    checkErrorParameter("issue_code", issueCode);
    ErrorType type = ErrorType.of(kind, issueCode);
    if (type == ErrorType.ERROR) {
      throw new EvaluationException(
          "The Error-Type cannot be parameterized using an empty parameter list");
    }
    return type;
  }

  private static void checkErrorParameter(String name, Object value) {
    boolean fits =
        value == Default.DEFAULT
            || value == Undef.UNDEF
            || value instanceof String
            || value instanceof Regex
            || value instanceof EnumType
            || value instanceof PatternType
            || value instanceof NotUndefType
            || value instanceof UndefType;
    if (!fits) {
      throw new EvaluationException(
          "type_parameter Error["
              + name
              + "] has wrong type, expects a value of type Undef, String, Regexp, Type[Enum],"
              + " Type[Pattern], Type[NotUndef], or Type[Undef], got "
              + Types.infer(value).generalize());
    }
  }

  private static Type uri(TypeArguments args) {
    if (args.size() != 1) {
      throw args.badArity("URI-Type", 1, null);
    }
    if (args.get(0) instanceof String text && !text.isEmpty()) {
      return UriType.of(Uri.parse(text).components());
    }
    if (args.get(0) instanceof Map<?, ?> map && UriType.isComponentMap(map)) {
      @SuppressWarnings("unchecked") // a map of values
      Map<Object, Object> components = (Map<Object, Object>) map;
      return UriType.of(components);
    }
    throw new EvaluationException(
        "BAD_TYPE_SLICE_TYPE",
        "URI-Type[] arguments must be types. Got " + Wording.rubyClass(args.get(0)),
        TypeArguments.operand(0));
  }
}
