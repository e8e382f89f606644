package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Constants;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Splat;
import plumb.compiler.snapshot.Definition;
import plumb.values.Type;
import plumb.values.types.Signature;

/** Calls with arguments that no signature of the function takes: too few, too many, or others. */
final class WrongArguments extends SemanticCheck {
  WrongArguments() {
    super("wrong_arguments", Level.WARNING);
  }

  /** What a function takes; a type is null where it cannot be worked out. */
  private record Shape(long min, long max, List<@Nullable Type> types) {
    boolean takes(int count) {
      return count >= min && count <= max;
    }

    @Nullable Type typeAt(int index) {
      return types.isEmpty() ? null : types.get(Math.min(index, types.size() - 1));
    }
  }

  @Override
  public void check(Program program, Reports reports) {
    for (Call call : program.all(Call.class)) {
      boolean unfolds = call.args().stream().anyMatch(argument -> argument instanceof Splat);
      List<Shape> shapes = unfolds ? List.of() : shapes(program, call);
      if (!shapes.isEmpty()) {
        check(program, call, shapes, reports);
      }
    }
  }

  private static List<Shape> shapes(Program program, Call call) {
    Project project = program.project();
    List<Shape> shapes = new ArrayList<>();
    if (project.hasNativeFunction(call.name())) {
      for (Signature signature : project.signatures(call.name())) {
        shapes.add(
            new Shape(
                signature.min(), signature.max(), new ArrayList<>(signature.parameters().types())));
      }
      return shapes;
    }
    Definition<FunctionDef> found = project.findFunction(call.name()).value();
    if (found != null) {
      shapes.add(shape(program.constants(), found));
    }
    return shapes;
  }

  private static Shape shape(Constants constants, Definition<FunctionDef> function) {
    long min = 0;
    long max = 0;
    List<@Nullable Type> types = new ArrayList<>();
    for (Param param : function.code().params()) {
      min += param.defaultValue() == null && !param.rest() ? 1 : 0;
      max = param.rest() ? Long.MAX_VALUE : max + 1;
      types.add(param.rest() ? null : constants.type(param.type(), function.source()));
    }
    return new Shape(min, max, types);
  }

  private static void check(Program program, Call call, List<Shape> shapes, Reports reports) {
    int count = call.args().size();
    List<Shape> possible = shapes.stream().filter(shape -> shape.takes(count)).toList();
    if (possible.isEmpty()) {
      reports.add(call, call.name() + " takes " + counts(shapes) + ", and gets " + count);
      return;
    }
    Expr refused = null;
    for (Shape shape : possible) {
      refused = refused(program, call, shape);
      if (refused == null) {
        return;
      }
    }
    if (refused != null) {
      String expected =
          possible.size() == 1
              ? " takes " + possible.get(0).typeAt(call.args().indexOf(refused)) + " here"
              : " does not take this here";
      reports.add(refused, call.name() + expected);
    }
  }

  private static @Nullable Expr refused(Program program, Call call, Shape shape) {
    for (int i = 0; i < call.args().size(); i++) {
      Type type = shape.typeAt(i);
      Expr argument = call.args().get(i);
      if (type != null
          && Refusal.isCertain(type, argument, program.constants(), program.asSource())) {
        return argument;
      }
    }
    return null;
  }

  private static String counts(List<Shape> shapes) {
    long min = shapes.stream().mapToLong(Shape::min).min().orElse(0);
    long max = shapes.stream().mapToLong(Shape::max).max().orElse(0);
    String number =
        min == max
            ? String.valueOf(min)
            : max == Long.MAX_VALUE ? "at least " + min : min + " to " + max;
    return number + (number.equals("1") ? " argument" : " arguments");
  }
}
