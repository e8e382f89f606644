package plumb.analysis.semantic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Access;
import plumb.compiler.program.And;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Assign;
import plumb.compiler.program.AssignMany;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Block;
import plumb.compiler.program.Call;
import plumb.compiler.program.Case;
import plumb.compiler.program.CheckedText;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Compare;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.If;
import plumb.compiler.program.In;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.MatchExpr;
import plumb.compiler.program.Negate;
import plumb.compiler.program.NewCall;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.compiler.program.Param;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.RenderExpr;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.Selector;
import plumb.compiler.program.Splat;

/** The expressions that an expression is made of, in the order of the text. */
public final class Children {
  private static final Map<Class<?>, BiConsumer<Expr, Consumer<Expr>>> BY_CLASS = new HashMap<>();

  static {
    operators();
    control();
    resources();
  }

  private Children() {}

  /** Hands out the expressions that stand directly in one. */
  public static void of(Expr expression, Consumer<Expr> to) {
    BiConsumer<Expr, Consumer<Expr>> known = BY_CLASS.get(expression.getClass());
    if (known != null) {
      known.accept(expression, to);
    }
  }

  /** Hands out types and default values of parameters. */
  public static void ofParams(List<Param> params, Consumer<Expr> to) {
    for (Param param : params) {
      add(param.type(), to);
      add(param.defaultValue(), to);
    }
  }

  private static <T extends Expr> void on(Class<T> type, BiConsumer<T, Consumer<Expr>> children) {
    BY_CLASS.put(type, (expression, to) -> children.accept(type.cast(expression), to));
  }

  private static void operators() {
    on(And.class, (e, to) -> both(e.left(), e.right(), to));
    on(Or.class, (e, to) -> both(e.left(), e.right(), to));
    on(In.class, (e, to) -> both(e.left(), e.right(), to));
    on(Arithmetic.class, (e, to) -> both(e.left(), e.right(), to));
    on(Compare.class, (e, to) -> both(e.left(), e.right(), to));
    on(MatchExpr.class, (e, to) -> both(e.left(), e.right(), to));
    on(Relationship.class, (e, to) -> both(e.left(), e.right(), to));
    on(Not.class, (e, to) -> to.accept(e.operand()));
    on(Negate.class, (e, to) -> to.accept(e.operand()));
    on(Splat.class, (e, to) -> to.accept(e.operand()));
    on(RenderExpr.class, (e, to) -> to.accept(e.value()));
    on(CheckedText.class, (e, to) -> to.accept(e.text()));
    on(Interpolation.class, (e, to) -> e.parts().forEach(to));
    on(ListExpr.class, (e, to) -> e.items().forEach(to));
    on(Assign.class, (e, to) -> to.accept(e.value()));
    on(
        HashExpr.class,
        (e, to) -> {
          for (int i = 0; i < e.keys().size(); i++) {
            both(e.keys().get(i), e.values().get(i), to);
          }
        });
    on(
        Access.class,
        (e, to) -> {
          to.accept(e.left());
          e.keys().forEach(to);
        });
  }

  private static void control() {
    on(AssignMany.class, (e, to) -> to.accept(e.value()));
    on(Block.class, (e, to) -> e.statements().forEach(to));
    on(
        If.class,
        (e, to) -> {
          to.accept(e.condition());
          add(e.thenBranch(), to);
          add(e.elseBranch(), to);
        });
    on(
        Case.class,
        (e, to) -> {
          to.accept(e.test());
          for (Case.Option option : e.options()) {
            option.values().forEach(to);
            to.accept(option.body());
          }
        });
    on(
        Selector.class,
        (e, to) -> {
          to.accept(e.test());
          e.entries().forEach(entry -> both(entry.key(), entry.value(), to));
        });
    on(
        Call.class,
        (e, to) -> {
          e.args().forEach(to);
          add(e.lambda(), to);
        });
    on(
        NewCall.class,
        (e, to) -> {
          to.accept(e.type());
          e.args().forEach(to);
          add(e.lambda(), to);
        });
    on(
        LambdaExpr.class,
        (e, to) -> {
          ofParams(e.params(), to);
          add(e.returnType(), to);
          to.accept(e.body().code());
        });
  }

  private static void resources() {
    on(
        ResourceExpr.class,
        (e, to) -> {
          to.accept(e.type());
          for (ResourceExpr.ResourceBody body : e.bodies()) {
            to.accept(body.title());
            values(body.attributes(), to);
          }
        });
    on(
        ResourceOverride.class,
        (e, to) -> {
          to.accept(e.resources());
          values(e.attributes(), to);
        });
    on(
        ResourceDefaults.class,
        (e, to) -> {
          to.accept(e.type());
          values(e.attributes(), to);
        });
    on(
        Collect.class,
        (e, to) -> {
          query(e.query(), to);
          values(e.attributes(), to);
        });
  }

  private static void query(Collect.@Nullable Query query, Consumer<Expr> to) {
    if (query instanceof Collect.Query.And and) {
      query(and.left(), to);
      query(and.right(), to);
    } else if (query instanceof Collect.Query.Or or) {
      query(or.left(), to);
      query(or.right(), to);
    } else if (query instanceof Collect.Query.Attribute attribute) {
      to.accept(attribute.value());
    }
  }

  private static void values(List<Attribute> attributes, Consumer<Expr> to) {
    attributes.forEach(attribute -> to.accept(attribute.value()));
  }

  private static void both(Expr left, Expr right, Consumer<Expr> to) {
    to.accept(left);
    to.accept(right);
  }

  private static void add(@Nullable Expr expression, Consumer<Expr> to) {
    if (expression != null) {
      to.accept(expression);
    }
  }
}
