package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plumb.compiler.program.Access;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.TypeName;

/** Where a manifest names classes and resource types, and where it asks whether they exist. */
public final class ClassUses {
  private static final Set<String> DECLARING = Set.of("include", "contain", "require");

  private ClassUses() {}

  /**
   * A class that is named.
   *
   * @param name in lower case, without leading colons
   * @param declares whether the class is declared there, not just referred to
   */
  public record Use(int pos, String name, boolean declares) {}

  /** The classes that a code names, but for the one that it inherits. */
  public static List<Use> in(Code code) {
    List<Use> uses = new ArrayList<>();
    for (Expr expression : code.all()) {
      if (expression instanceof Call call && DECLARING.contains(call.name())) {
        call.args().forEach(argument -> add(argument, true, uses));
      } else if (expression instanceof ResourceExpr resource
          && resource.type() instanceof ResourceName type
          && type.name().equals("class")) {
        resource.bodies().forEach(body -> add(body.title(), true, uses));
      } else if (expression instanceof Access access
          && access.left() instanceof TypeName type
          && type.name().equalsIgnoreCase("class")) {
        access.keys().forEach(key -> add(key, false, uses));
      }
    }
    return uses;
  }

  private static void add(Expr names, boolean declares, List<Use> uses) {
    for (Literal literal : Literals.texts(names)) {
      uses.add(new Use(literal.pos(), canonical(String.valueOf(literal.value())), declares));
    }
  }

  /** The names, in lower case, that a manifest asks about by {@code defined}. */
  public static Set<String> askedFor(Program program) {
    Set<String> asked = new HashSet<>();
    for (Call call : program.all(Call.class)) {
      if (call.name().startsWith("defined")) {
        for (Expr expression : Code.within(call)) {
          if (expression instanceof Literal literal && literal.value() instanceof String text) {
            asked.add(canonical(text));
          } else if (expression instanceof TypeName type) {
            asked.add(canonical(type.name()));
          }
        }
      }
    }
    return asked;
  }

  private static String canonical(String name) {
    return (name.startsWith("::") ? name.substring(2) : name).toLowerCase(Locale.ROOT);
  }
}
