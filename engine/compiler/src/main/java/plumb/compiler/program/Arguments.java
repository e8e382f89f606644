package plumb.compiler.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.AnyType;
import plumb.values.types.ArrayType;
import plumb.values.types.CallableType;
import plumb.values.types.IntegerType;
import plumb.values.types.Mismatch;
import plumb.values.types.Signature;
import plumb.values.types.TupleType;
import plumb.values.types.Types;

/** Binds positional arguments to the parameters of lambdas and functions: defaults, rest, types. */
public final class Arguments {
  private Arguments() {}

  /**
   * Fills the first slots of the frame.
   *
   * @throws CompileException when an argument is missing, too many, or of the wrong type
   */
  public static void bind(String callee, List<Param> params, List<Object> arguments, Frame frame) {
    int given = arguments.size();
    if (given > maximum(params)) {
      throw mismatch(callee, params, arguments, frame);
    }
    boolean optional = false;
    boolean fits = true;
    if (given < params.size()) {
      frame.startBinding(callee, params.size());
    }
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      if (optional && param.defaultValue() == null && !param.rest()) {
        throw frame.failure(
            param.pos(),
            "REQUIRED_PARAMETER_AFTER_OPTIONAL",
            "Parameter $" + param.name() + " is required but appears after optional parameters");
      }
      optional |= param.rest() || param.defaultValue() != null;
      if (param.rest()) {
        bindRest(callee, params, i, arguments, frame);
      } else if (i < given) {
        check(callee, params, param, arguments.get(i), arguments, frame);
        frame.setSlot(i, arguments.get(i));
      } else if (param.defaultValue() != null) {
        Object value = frame.defaultValue(i, param.defaultValue());
        frame.setSlot(i, value);
        fits &= fits(param, value, frame);
      } else {
        throw mismatch(callee, params, arguments, frame);
      }
    }
    frame.endBinding();
    if (!fits) {
      throw mismatch(callee, params, bound(params, frame), frame);
    }
  }

  /**
   * Fails when a lambda gets too few arguments, before it looks at any.
   *
   * @throws CompileException at the first parameter that is left without a value
   */
  static void requireAll(List<Param> params, List<Object> arguments, Frame frame) {
    for (int i = arguments.size(); i < params.size(); i++) {
      Param param = params.get(i);
      if (param.defaultValue() == null && !param.rest()) {
        throw frame.failure(
            param.pos(),
            "MISSING_REQUIRED_PARAMETER",
            "Parameter $" + param.name() + " is required but no value was given");
      }
    }
  }

  /** What the parameters hold now, as if all of it had been given. */
  private static List<Object> bound(List<Param> params, Frame frame) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      Object value = Frame.orUndef(frame.slot(i));
      if (params.get(i).rest() && value instanceof List<?> rest) {
        values.addAll(rest);
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private static void bindRest(
      String callee, List<Param> params, int index, List<Object> arguments, Frame frame) {
    Param param = params.get(index);
    int given = arguments.size();
    List<Object> rest =
        index < given
            // As in the reference, every rest starts where the last parameter is.
            ? new ArrayList<>(arguments.subList(Math.min(params.size() - 1, given), given))
            : new ArrayList<>();
    boolean onlyUndef = rest.size() == 1 && rest.get(0) == Undef.UNDEF;
    if ((rest.isEmpty() || onlyUndef) && param.defaultValue() != null) {
      Object value = frame.defaultValue(index, param.defaultValue());
      frame.setSlot(index, value instanceof List<?> ? value : List.of(value));
      return;
    }
    Type type = frame.evaluation().declaredType(param.type(), frame);
    boolean fits =
        type instanceof ArrayType list
            ? list.isInstance(rest)
            : rest.stream().allMatch(type::isInstance);
    if (!fits) {
      throw mismatch(callee, params, arguments, frame);
    }
    frame.setSlot(index, rest);
  }

  private static void check(
      String callee,
      List<Param> params,
      Param param,
      Object value,
      List<Object> arguments,
      Frame frame) {
    if (!fits(param, value, frame)) {
      throw mismatch(callee, params, arguments, frame);
    }
  }

  private static boolean fits(Param param, Object value, Frame frame) {
    return param.type() == null
        || frame.evaluation().declaredType(param.type(), frame).isInstance(value);
  }

  private static EvaluationException mismatch(
      String callee, List<Param> params, List<Object> arguments, Frame frame) {
    List<String> names = new ArrayList<>();
    for (Param param : params) {
      names.add(param.name());
    }
    return new EvaluationException(
        "ARGUMENT_MISMATCH",
        Mismatch.describeSignatures(
            callee,
            List.of(new Signature(callableType(params, null, frame), names, null)),
            argumentTypes(arguments)));
  }

  private static TupleType argumentTypes(List<Object> arguments) {
    List<Type> types = new ArrayList<>(arguments.size());
    for (Object argument : arguments) {
      types.add(Types.inferDetailed(argument));
    }
    return TupleType.of(types);
  }

  /** Fails unless the result is of the declared type. */
  public static void checkResult(
      String callee, @Nullable Expr returnType, Object result, Frame frame) {
    if (returnType == null) {
      return;
    }
    Type type = frame.evaluation().declaredType(returnType, frame);
    if (!type.isInstance(result)) {
      throw new EvaluationException(
          "TYPE_MISMATCH",
          Mismatch.describe("value returned from " + callee + " has wrong type,", type, result));
    }
  }

  static int minimum(List<Param> params, Frame frame) {
    int minimum = 0;
    for (Param param : params) {
      if (param.rest()) {
        if (frame.evaluation().declaredType(param.type(), frame) instanceof ArrayType list) {
          minimum += list.size() == null ? 0 : (int) list.size().min();
        }
      } else if (param.defaultValue() == null) {
        minimum++;
      }
    }
    return minimum;
  }

  static int maximum(List<Param> params) {
    boolean rest = !params.isEmpty() && params.get(params.size() - 1).rest();
    return rest ? Integer.MAX_VALUE : params.size();
  }

  /** The {@code Callable} that these parameters and this result make. */
  public static CallableType callableType(
      List<Param> params, @Nullable Expr returnType, Frame frame) {
    List<Type> types = new ArrayList<>(params.size());
    for (Param param : params) {
      Type type = frame.evaluation().declaredType(param.type(), frame);
      types.add(param.rest() && type instanceof ArrayType list ? list.element() : type);
    }
    int maximum = maximum(params);
    IntegerType size =
        IntegerType.of(
            (long) minimum(params, frame), maximum == Integer.MAX_VALUE ? null : (long) maximum);
    Type result =
        returnType == null ? AnyType.ANY : frame.evaluation().declaredType(returnType, frame);
    return CallableType.of(TupleType.of(types, size), null, result);
  }
}
