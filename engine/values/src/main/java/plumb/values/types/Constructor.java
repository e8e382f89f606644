package plumb.values.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Type;

/**
 * What makes the instances of a type: alternatives by the types of the arguments, the first of
 * which that fits is taken.
 */
final class Constructor {
  /** Makes an instance. */
  interface Body {
    Object make(List<Object> arguments);
  }

  private record Alternative(Signature signature, Body body, boolean rejects) {
    boolean accepts(List<Object> arguments) {
      return signature.type().isCallableWith(arguments, null);
    }
  }

  private final String name;
  private final Map<String, Type> aliases = new HashMap<>();
  private final List<Alternative> alternatives = new ArrayList<>();

  /**
   * @param name how messages call it
   */
  Constructor(String name) {
    this.name = name;
  }

  /** Names a type for the signatures; messages show it as {@code Name = Type}. */
  Constructor alias(String alias, String type) {
    Type body = type(type);
    aliases.put(alias, new AliasType(alias, () -> body));
    return this;
  }

  Type type(String text) {
    return TypeParser.parse(text, aliases::get);
  }

  /**
   * Adds an alternative.
   *
   * @param parameters a type and a name each; a question mark after the name marks optional ones
   */
  Constructor on(Body body, String... parameters) {
    alternatives.add(new Alternative(signature(parameters), body, false));
    return this;
  }

  /** Adds a message for arguments that no alternative takes. */
  Constructor rejecting(Body message, String... parameters) {
    alternatives.add(new Alternative(signature(parameters), message, true));
    return this;
  }

  private Signature signature(String... parameters) {
    List<Type> types = new ArrayList<>(parameters.length);
    List<String> names = new ArrayList<>(parameters.length);
    long required = 0;
    for (String parameter : parameters) {
      int space = parameter.lastIndexOf(' ');
      types.add(type(parameter.substring(0, space)));
      boolean optional = parameter.endsWith("?");
      required += optional ? 0 : 1;
      names.add(parameter.substring(space + 1, parameter.length() - (optional ? 1 : 0)));
    }
    IntegerType size = IntegerType.of(required, (long) parameters.length);
    return new Signature(CallableType.of(TupleType.of(types, size), null, null), names, null);
  }

  /** The types of the parameters of each alternative. */
  List<TupleType> parameters() {
    List<TupleType> result = new ArrayList<>();
    for (Alternative alternative : alternatives) {
      TupleType types = alternative.signature.type().parameters();
      if (!alternative.rejects && types != null) {
        result.add(types);
      }
    }
    return result;
  }

  /**
   * Makes an instance.
   *
   * @throws EvaluationException when no alternative takes the arguments
   */
  Object call(List<Object> arguments) {
    for (Alternative alternative : alternatives) {
      if (alternative.accepts(arguments)) {
        Object result = alternative.body.make(arguments);
        if (alternative.rejects) {
          throw new EvaluationException("'" + name + "' " + result);
        }
        return result;
      }
    }
    throw new EvaluationException(mismatch(arguments));
  }

  private String mismatch(List<Object> arguments) {
    List<Signature> signatures = new ArrayList<>();
    for (Alternative alternative : alternatives) {
      if (!alternative.rejects) {
        signatures.add(alternative.signature);
      }
    }
    List<Type> types = new ArrayList<>(arguments.size());
    for (Object argument : arguments) {
      types.add(Types.inferDetailed(argument));
    }
    return Mismatch.describeSignatures(name, signatures, TupleType.of(types));
  }

  /** The argument at an index, null when it was not given. */
  static @Nullable Object optional(List<Object> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }
}
