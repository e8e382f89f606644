package plumb.analysis.semantic;

import java.util.List;
import plumb.compiler.program.And;
import plumb.compiler.program.Compare;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.In;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.MatchExpr;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.compiler.program.Source;
import plumb.compiler.program.Splat;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ArrayType;
import plumb.values.types.BooleanType;
import plumb.values.types.ClassType;
import plumb.values.types.EnumType;
import plumb.values.types.FloatType;
import plumb.values.types.HashType;
import plumb.values.types.IntegerType;
import plumb.values.types.NotUndefType;
import plumb.values.types.NumericType;
import plumb.values.types.OptionalType;
import plumb.values.types.PatternType;
import plumb.values.types.RegexpType;
import plumb.values.types.ResourceType;
import plumb.values.types.SensitiveType;
import plumb.values.types.StringType;
import plumb.values.types.StructType;
import plumb.values.types.TupleType;
import plumb.values.types.UndefType;
import plumb.values.types.VariantType;

/** Whether a type certainly refuses what an expression gives. */
public final class Refusal {
  private static final int DEEPEST = 20;

  /** Types none of whose values is a string. */
  private static final List<Class<? extends Type>> WITHOUT_STRINGS =
      List.of(
          IntegerType.class,
          FloatType.class,
          NumericType.class,
          BooleanType.class,
          ArrayType.class,
          HashType.class,
          TupleType.class,
          StructType.class,
          RegexpType.class,
          SensitiveType.class,
          ClassType.class,
          ResourceType.class,
          UndefType.class);

  /** Types none of whose values is a list. */
  private static final List<Class<? extends Type>> WITHOUT_LISTS =
      List.of(
          IntegerType.class,
          FloatType.class,
          NumericType.class,
          BooleanType.class,
          StringType.class,
          EnumType.class,
          PatternType.class,
          HashType.class,
          StructType.class,
          RegexpType.class,
          SensitiveType.class,
          ClassType.class,
          ResourceType.class,
          UndefType.class);

  /** Types none of whose values is a hash. */
  private static final List<Class<? extends Type>> WITHOUT_HASHES =
      List.of(
          IntegerType.class,
          FloatType.class,
          NumericType.class,
          BooleanType.class,
          StringType.class,
          EnumType.class,
          PatternType.class,
          ArrayType.class,
          TupleType.class,
          RegexpType.class,
          SensitiveType.class,
          ClassType.class,
          ResourceType.class,
          UndefType.class);

  private Refusal() {}

  /** Whether no value that the expression can have is one of the type. */
  public static boolean isCertain(Type type, Expr expression, Constants constants, Source source) {
    Object value = constants.value(expression, source);
    if (value != null) {
      return !type.isInstance(value);
    }
    if (isCondition(expression)) {
      return !type.isInstance(true) && !type.isInstance(false);
    }
    if (expression instanceof Interpolation) {
      return hasNone(type, WITHOUT_STRINGS, 0);
    }
    if (expression instanceof HashExpr) {
      return hasNone(type, WITHOUT_HASHES, 0);
    }
    if (expression instanceof ListExpr list) {
      return hasNone(type, WITHOUT_LISTS, 0) || refusesAnElement(type, list, constants, source);
    }
    return false;
  }

  private static boolean isCondition(Expr expression) {
    return expression instanceof And
        || expression instanceof Or
        || expression instanceof Not
        || expression instanceof Compare
        || expression instanceof In
        || expression instanceof MatchExpr;
  }

  private static boolean refusesAnElement(
      Type type, ListExpr list, Constants constants, Source source) {
    if (type instanceof ArrayType array) {
      return list.items().stream()
          .filter(item -> !(item instanceof Splat))
          .anyMatch(item -> isCertain(array.element(), item, constants, source));
    }
    return false;
  }

  /** Whether all that a type stands for is of the given kinds. */
  private static boolean hasNone(Type type, List<Class<? extends Type>> without, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (type instanceof AliasType alias) {
      return hasNone(alias.body(), without, depth + 1);
    }
    if (type instanceof VariantType
        || type instanceof OptionalType
        || type instanceof NotUndefType) {
      return !type.parts().isEmpty()
          && type.parts().stream().allMatch(one -> hasNone(one, without, depth + 1));
    }
    return without.contains(type.getClass());
  }
}
