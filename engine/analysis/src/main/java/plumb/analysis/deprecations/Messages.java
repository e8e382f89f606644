package plumb.analysis.deprecations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Children;
import plumb.analysis.semantic.Literals;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Case;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.If;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;

/** Finds the messages of a definition, with the conditions under which it gives them. */
final class Messages {
  private static final Set<String> LOGGING =
      Set.of("warning", "notice", "err", "crit", "alert", "emerg", "info", "deprecation", "fail");

  private final Documented definition;
  private final Deque<Set<String>> conditions = new ArrayDeque<>();
  private final List<Message> found = new ArrayList<>();

  private Messages(Documented definition) {
    this.definition = definition;
  }

  /** The messages, in the order of the text; those of a loop once for each of its items. */
  static List<Message> in(Documented definition) {
    Messages messages = new Messages(definition);
    messages.visit(definition.code().body().code(), Variables.of(definition));
    return messages.found;
  }

  private void visit(Expr expression, Variables variables) {
    if (expression instanceof If test) {
      within(test.condition(), true, test.thenBranch(), variables);
      within(test.condition(), false, test.elseBranch(), variables);
    } else if (expression instanceof Case choice) {
      conditions.push(Set.of());
      Children.of(choice, child -> visit(child, variables));
      conditions.pop();
    } else if (expression instanceof Call call && LOGGING.contains(call.name())) {
      add(call, variables);
    } else if (expression instanceof Call call && call.name().equals("each")) {
      loop(call, variables);
    } else if (expression instanceof ResourceExpr resource
        && resource.type() instanceof ResourceName type
        && type.name().equals("notify")) {
      resource.bodies().forEach(body -> add(body, variables));
    } else {
      Children.of(expression, child -> visit(child, variables));
    }
  }

  private void within(Expr condition, boolean holds, @Nullable Expr branch, Variables variables) {
    if (branch != null) {
      conditions.push(Conditions.given(condition, holds, definition, variables));
      visit(branch, variables);
      conditions.pop();
    }
  }

  private void add(Call call, Variables variables) {
    boolean keyed = call.name().equals("deprecation") && call.args().size() > 1;
    StringBuilder text = new StringBuilder();
    for (Expr argument : call.args().subList(keyed ? 1 : 0, call.args().size())) {
      String part = variables.text(argument);
      text.append(part == null ? "" : part).append(' ');
    }
    String spoken = keyed ? "Deprecated: " + text : text.toString();
    add(call.pos(), spoken, call.name().equals("fail"));
  }

  private void add(ResourceExpr.ResourceBody body, Variables variables) {
    String text = variables.text(body.title());
    for (Attribute attribute : body.attributes()) {
      if ("message".equals(attribute.name())) {
        text = variables.text(attribute.value());
      }
    }
    add(body.pos(), text == null ? "" : text, false);
  }

  private void add(int pos, String text, boolean fails) {
    found.add(new Message(pos, Wording.oneLine(text), List.copyOf(conditions), fails));
  }

  /** A loop over names that are written out gives its messages for each; any other one, once. */
  private void loop(Call call, Variables variables) {
    LambdaExpr lambda = call.lambda();
    Expr over = call.args().isEmpty() ? null : assigned(call.args().get(0));
    if (lambda == null || over == null || lambda.params().isEmpty()) {
      Children.of(call, child -> visit(child, variables));
      return;
    }
    String first = lambda.params().get(0).name();
    Expr body = lambda.body().code();
    if (over instanceof HashExpr hash && lambda.params().size() == 2) {
      String second = lambda.params().get(1).name();
      for (int i = 0; i < hash.keys().size(); i++) {
        String key = Literals.text(hash.keys().get(i));
        String value = Literals.text(hash.values().get(i));
        if (key != null) {
          Variables known = variables.with(first, key);
          visit(body, value == null ? known : known.with(second, value));
        }
      }
      return;
    }
    List<Literal> names = over instanceof ListExpr ? Literals.texts(over) : List.of();
    for (Literal name : names) {
      visit(body, variables.with(first, String.valueOf(name.value())));
    }
    if (names.isEmpty()) {
      visit(body, variables);
    }
  }

  /** What a variable of the definition is given, once, in its body; other expressions as is. */
  private Expr assigned(Expr expression) {
    String name = Variables.name(expression);
    if (name != null) {
      for (Assign assign : definition.code().all(Assign.class)) {
        if (assign.name().equals(name)) {
          return assign.value();
        }
      }
    }
    return expression;
  }
}
