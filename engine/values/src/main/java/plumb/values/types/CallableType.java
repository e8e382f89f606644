package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Callable[[A, B, min, max, Callable], R]}: blocks and functions by their parameters. */
public final class CallableType extends Type {
  public static final CallableType CALLABLE = new CallableType(null, null, null);

  private final @Nullable TupleType parameters;
  private final @Nullable Type block;
  private final @Nullable Type result;

  private CallableType(
      @Nullable TupleType parameters, @Nullable Type block, @Nullable Type result) {
    this.parameters = parameters;
    this.block = block;
    this.result = result == AnyType.ANY ? null : result;
  }

  /**
   * What can be called with those parameters.
   *
   * @param parameters null for any parameters
   * @param block the type of the block that it takes: a Callable, perhaps Optional; null for none
   * @param result the type of what it returns, null for anything
   */
  public static CallableType of(
      @Nullable TupleType parameters, @Nullable Type block, @Nullable Type result) {
    return new CallableType(parameters, block, result);
  }

  /** The types of the parameters, null for any. */
  public @Nullable TupleType parameters() {
    return parameters;
  }

  /** The type of the block that it takes, or null. */
  public @Nullable Type block() {
    return block;
  }

  /** The type of what it returns, null for anything. */
  public @Nullable Type result() {
    return result;
  }

  /** Whether it can be called with these arguments. */
  public boolean isCallableWith(List<Object> arguments, @Nullable Lambda blockArgument) {
    if (parameters == null) {
      return true;
    }
    if (!parameters.isInstance(arguments)) {
      return false;
    }
    if (blockArgument == null) {
      return block == null || block instanceof OptionalType;
    }
    return block != null && block.isInstance(blockArgument);
  }

  @Override
  public List<Type> parts() {
    List<Type> parts = new ArrayList<>(3);
    if (parameters != null) {
      parts.add(parameters);
    }
    if (block != null) {
      parts.add(block);
    }
    if (result != null) {
      parts.add(result);
    }
    return parts;
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Lambda lambda && isAssignableFrom(lambda.type());
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    if (!(other instanceof CallableType o)) {
      return false;
    }
    Type theirResult = o.result == null ? AnyType.ANY : o.result;
    if (result != null && !result.isAssignableFrom(theirResult, assumed)) {
      return false;
    }
    if (parameters == null) {
      return true;
    }
    // Parameters and blocks are contravariant.
    if (o.parameters == null || !o.parameters.isAssignableFrom(parameters, assumed)) {
      return false;
    }
    Type mine = block == null ? UndefType.UNDEF : block;
    Type theirs = o.block == null ? UndefType.UNDEF : o.block;
    return theirs.isAssignableFrom(mine, assumed);
  }

  @Override
  public boolean isCallable(boolean allowOptional) {
    return true;
  }

  @Override
  public Type generalize() {
    return new CallableType(
        parameters == null ? null : (TupleType) parameters.generalize(),
        block == null ? null : block.generalize(),
        result == null ? null : result.generalize());
  }

  @Override
  public Type normalize() {
    return new CallableType(
        parameters == null ? null : (TupleType) parameters.normalize(),
        block == null ? null : block.normalize(),
        result == null ? null : result.normalize());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallableType o
        && Objects.equals(parameters, o.parameters)
        && Objects.equals(block, o.block)
        && Objects.equals(result, o.result);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parameters, block, result);
  }

  @Override
  public String name() {
    return "Callable";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Callable");
    if (result != null) {
      out.append("[[");
      if (parameters != null) {
        appendParametersTo(out, parameters);
      }
      out.append("], ").append(result).append("]");
    } else if (parameters != null) {
      appendParametersTo(out.append("["), parameters);
      out.append("]");
    }
  }

  private void appendParametersTo(TypeText out, TupleType parameterTypes) {
    String separator = "";
    for (Type type : parameterTypes.types()) {
      if (type != UnitType.UNIT) {
        out.append(separator).append(type);
        separator = ", ";
      }
    }
    IntegerType size = parameterTypes.size();
    if (parameterTypes.types().isEmpty()) {
      out.append("0, 0");
      separator = ", ";
    } else if (size != null && !size.isUnbounded()) {
      size.appendRangeTo(out.append(separator));
      separator = ", ";
    }
    if (block != null) {
      out.append(separator).append(block);
    }
  }
}
