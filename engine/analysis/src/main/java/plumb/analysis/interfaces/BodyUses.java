package plumb.analysis.interfaces;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Body;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.SlotVar;

/** What a body does with its variables, as words that two versions can be compared by. */
final class BodyUses {
  private final Map<String, Set<String>> byVariable = new HashMap<>();
  private final Set<String> content = new TreeSet<>();
  private final Set<String> calls = new TreeSet<>();

  BodyUses(Body body) {
    for (Expr each : Code.within(body.code())) {
      if (each instanceof ResourceExpr resource && resource.type() instanceof ResourceName type) {
        resource.bodies().forEach(one -> resource(type.name(), one));
      } else if (each instanceof Call call) {
        call(call);
      }
    }
  }

  private void resource(String type, ResourceExpr.ResourceBody body) {
    String title =
        Literals.texts(body.title()).stream()
            .map(Literal::value)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    String resource = type + "[" + (title.isEmpty() ? Shape.of(body.title()) : title) + "]";
    content.add(resource);
    for (Attribute attribute : body.attributes()) {
      use(attribute.value(), resource + " " + attribute.name());
    }
  }

  private void call(Call call) {
    calls.add(call.name().toLowerCase(Locale.ROOT));
    for (Expr argument : call.args()) {
      for (Literal name : Literals.texts(argument)) {
        content.add(call.name() + "(" + name.value() + ")");
      }
      use(argument, call.name() + "()");
    }
  }

  private void use(Expr value, String word) {
    for (Expr each : Code.within(value)) {
      String name =
          each instanceof SlotVar slot
              ? slot.name()
              : each instanceof NamedVar variable ? variable.name() : null;
      if (name != null) {
        byVariable.computeIfAbsent(name, n -> new TreeSet<>()).add(word);
      }
    }
  }

  /** Where a variable's value goes. */
  Set<String> of(String variable) {
    return byVariable.getOrDefault(variable, Set.of());
  }

  /** The resources and classes that it declares. */
  Set<String> content() {
    return content;
  }

  /** Whether a function is called. */
  boolean calls(String function) {
    return calls.contains(function);
  }
}
