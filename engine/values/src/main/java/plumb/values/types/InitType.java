package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Init[T, args]}: values from which a T can be made. */
public final class InitType extends WrapperType {
  public static final InitType INIT = new InitType(null, List.of());

  private final List<Object> arguments;
  private volatile @Nullable Sources sources;

  /**
   * What instances can be made from, besides instances themselves.
   *
   * @param single the types of values that are the only argument
   * @param several the types of arrays of arguments, null when there are none
   * @param oneSuffices whether some of those arrays may have one element
   */
  private record Sources(Type single, @Nullable Type several, boolean oneSuffices) {}

  private InitType(@Nullable Type type, List<Object> arguments) {
    super(type);
    this.arguments = arguments;
  }

  /** Values from which, followed by the arguments, a value of the type can be made. */
  public static InitType of(Type type, List<Object> arguments) {
    return new InitType(type, List.copyOf(arguments));
  }

  /** The arguments that follow the value. */
  public List<Object> arguments() {
    return arguments;
  }

  @Override
  Type with(@Nullable Type other) {
    return new InitType(other, arguments);
  }

  /** The sources; an exception when the type cannot be made, or not with the arguments. */
  private Sources sources(Type type) {
    Sources result = sources;
    if (result == null) {
      result = findSources(type);
      sources = result;
    }
    return result;
  }

  private Sources findSources(Type type) {
    Constructor constructor = constructorOf(type);
    List<Type> single = new ArrayList<>(List.of(type));
    List<Type> several = new ArrayList<>();
    boolean oneSuffices = false;
    for (TupleType parameters : constructor.parameters()) {
      IntegerType size = parameters.sizeRange();
      if (!arguments.isEmpty()) {
        if (takesArguments(parameters)) {
          single.add(parameters.types().get(0));
        }
      } else if (size.min() == 1 && size.max() == 1) {
        single.add(parameters.types().get(0));
      } else {
        several.add(parameters);
        oneSuffices |= size.min() == 1;
      }
    }
    if (!arguments.isEmpty() && single.size() == 1) {
      throw new EvaluationException(
          "The type '"
              + this
              + "' does not represent a valid set of parameters for "
              + type.generalize().name()
              + ".new()");
    }
    return new Sources(
        VariantType.of(single), several.isEmpty() ? null : VariantType.of(several), oneSuffices);
  }

  private boolean takesArguments(TupleType parameters) {
    if (!parameters.sizeRange().contains(1 + arguments.size())) {
      return false;
    }
    List<Type> types = new ArrayList<>(List.of(parameters.types().get(0)));
    for (Object argument : arguments) {
      types.add(Types.inferDetailed(argument));
    }
    return parameters.isAssignableFrom(TupleType.of(types));
  }

  private static Constructor constructorOf(Type type) {
    boolean nested =
        type instanceof InitType || type instanceof OptionalType || type instanceof NotUndefType;
    Type resolved = type instanceof AliasType alias ? alias.body() : type;
    Constructor constructor = nested ? null : Conversions.constructor(resolved);
    if (constructor == null) {
      throw Conversions.notSupported(type);
    }
    return constructor;
  }

  /** Makes an instance; a single array may hold the arguments. */
  Object make(List<Object> given) {
    Type type = type();
    if (type == null) {
      throw Conversions.notSupported(this);
    }
    Sources from = sources(type);
    if (given.size() != 1) {
      throw new EvaluationException(
          "'new_Init' expects 1 argument, got "
              + (given.isEmpty() ? "none" : Integer.toString(given.size())));
    }
    if (!arguments.isEmpty()) {
      List<Object> all = new ArrayList<>(given);
      all.addAll(arguments);
      return Conversions.newInstance(type, all);
    }
    Object value = given.get(0);
    if (value instanceof List<?> list && !isOneArgument(from, list)) {
      return Conversions.newInstance(type, new ArrayList<>(list));
    }
    return Conversions.newInstance(type, given);
  }

  private static boolean isOneArgument(Sources from, List<?> list) {
    Type several = from.several;
    return from.single.isInstance(list)
        || (several != null
            && from.oneSuffices
            && !several.isInstance(list)
            && several.isInstance(List.of(list)));
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    if (type == null) {
      return CoreAliases.RICH_DATA.isInstance(value);
    }
    Sources from = sources(type);
    Type several = from.several;
    return from.single.isInstance(value)
        || (several != null
            && (several.isInstance(value)
                || (from.oneSuffices && several.isInstance(List.of(value)))));
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    Type type = type();
    if (type == null) {
      return other instanceof InitType || CoreAliases.RICH_DATA.isAssignableFrom(other, assumed);
    }
    Sources from = sources(type);
    if (other instanceof InitType o) {
      Type theirs = o.type();
      return theirs != null && type.isAssignableFrom(theirs, assumed);
    }
    Type several = from.several;
    return from.single.isAssignableFrom(other, assumed)
        || (several != null
            && (several.isAssignableFrom(other, assumed)
                || (from.oneSuffices
                    && several.isAssignableFrom(TupleType.of(List.of(other)), assumed))));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof InitType o && arguments.equals(o.arguments);
  }

  @Override
  public int hashCode() {
    return super.hashCode() * 31 + arguments.hashCode();
  }

  @Override
  public String name() {
    return "Init";
  }

  @Override
  public void appendTo(TypeText out) {
    Type type = type();
    out.append("Init");
    if (type != null) {
      out.append("[").append(type);
      for (Object argument : arguments) {
        out.append(", ").appendQuoted(argument);
      }
      out.append("]");
    }
  }
}
