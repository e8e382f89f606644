package plumb.values.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Equality;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.types.AnyType;
import plumb.values.types.CallableType;
import plumb.values.types.IntegerType;
import plumb.values.types.Signature;
import plumb.values.types.StringType;
import plumb.values.types.TupleType;

/** Blocks that tests know both as source text and as code. */
final class KnownLambda implements Lambda {
  private static final Map<String, KnownLambda> BY_TEXT =
      Map.ofEntries(
          entry("|$x| { $x }", 1, args -> args.get(0)),
          entry("|$x| { [$x] }", 1, args -> List.of(args.get(0))),
          entry("|$x| { $x == 2 }", 1, args -> Equality.equal(args.get(0), 2L)),
          entry("|$x| { true }", 1, args -> true),
          entry("|$x| { undef }", 1, args -> Undef.UNDEF),
          entry("|$x| { next(1) }", 1, args -> 1L),
          entry(
              "|$x| { if $x == 2 { break() } [$x] }",
              1,
              args -> {
                if (Equality.equal(args.get(0), 2L)) {
                  throw new Jump.Break();
                }
                return List.of(args.get(0));
              }),
          entry("|$a, $b| { [$a, $b] }", 2, args -> List.copyOf(args)),
          entry("|$a, $b| { true }", 2, args -> true),
          entry("|$a, $b| { $b == 2 }", 2, args -> Equality.equal(args.get(1), 2L)),
          entry(
              "|$a, $b| { \"${a}-${b}\" }",
              2,
              args -> ValueText.of(args.get(0)) + "-" + ValueText.of(args.get(1))),
          entry(
              "|$a, $b| { compare($b, $a) }", 2, args -> call("compare", args.get(1), args.get(0))),
          entry(
              "|$a, $b| { if $b == 2 { break() } [$a, $b] }",
              2,
              args -> {
                if (Equality.equal(args.get(1), 2L)) {
                  throw new Jump.Break();
                }
                return List.copyOf(args);
              }),
          entry("|$a, $b, $c| { [$a, $b, $c] }", 3, args -> List.copyOf(args)),
          entry("|$a, $b, $c| { { $b => $c } }", 3, args -> Map.of(args.get(1), args.get(2))),
          entry("|$a, $b| { { $b => 1 } }", 2, args -> Map.of(args.get(1), 1L)),
          entry("|| { 7 }", 0, args -> 7L),
          rest("|*$x| { $x }", 0, Integer.MAX_VALUE, args -> args),
          rest(
              "|$a, $b = 9| { [$a, $b] }",
              1,
              2,
              args -> List.of(args.get(0), args.size() > 1 ? args.get(1) : 9L)),
          Map.entry(
              "|Integer $x| { $x }",
              new KnownLambda(List.of(IntegerType.INTEGER), 1, 1, args -> args.get(0))),
          Map.entry(
              "|String $x| { $x }",
              new KnownLambda(List.of(StringType.STRING), 1, 1, args -> args.get(0))));

  private interface Body {
    Object call(List<Object> args);
  }

  private final Signature signature;
  private final int min;
  private final int max;
  private final Body body;

  private KnownLambda(List<Type> types, int min, int max, Body body) {
    IntegerType size = IntegerType.of((long) min, max == Integer.MAX_VALUE ? null : (long) max);
    List<String> names =
        types.size() == 1 ? List.of("x") : List.of("a", "b", "c").subList(0, types.size());
    this.signature =
        new Signature(CallableType.of(TupleType.of(types, size), null, null), names, null);
    this.min = min;
    this.max = max;
    this.body = body;
  }

  private static Map.Entry<String, KnownLambda> entry(String text, int parameters, Body body) {
    return rest(text, parameters, parameters, body);
  }

  private static Map.Entry<String, KnownLambda> rest(String text, int min, int max, Body body) {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < (max == Integer.MAX_VALUE ? 1 : max); i++) {
      types.add(AnyType.ANY);
    }
    return Map.entry(text, new KnownLambda(types, min, max, body));
  }

  private static Object call(String name, Object... args) {
    Function function = PureFunctions.find(name);
    if (function == null) {
      throw new IllegalStateException(name);
    }
    return function.call(List.of(args), null, new RecordingCallbacks());
  }

  /** The source texts of all blocks. */
  static List<String> texts() {
    return BY_TEXT.keySet().stream().sorted().toList();
  }

  static @Nullable KnownLambda find(String text) {
    return BY_TEXT.get(text);
  }

  @Override
  public Object call(List<Object> arguments) {
    if (arguments.size() < min) {
      String missing = signature.parameterNames().get(arguments.size());
      throw new EvaluationException(
          "MISSING_REQUIRED_PARAMETER",
          "Parameter $" + missing + " is required but no value was given");
    }
    List<Object> taken = arguments.subList(0, Math.min(arguments.size(), max));
    if (!signature.accepts(taken, null)) {
      throw new EvaluationException(Signature.mismatch("lambda", List.of(signature), taken, null));
    }
    return body.call(taken);
  }

  @Override
  public Type type() {
    return signature.type();
  }

  @Override
  public int minArguments() {
    return min;
  }

  @Override
  public int maxArguments() {
    return max;
  }
}
