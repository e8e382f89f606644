package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Literals;
import plumb.compiler.program.Access;
import plumb.compiler.program.Block;
import plumb.compiler.program.Body;
import plumb.compiler.program.Expr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.TypeName;
import plumb.values.types.ResourceType;

/** The resources that a code declares in every case, by type and title as they are written out. */
final class CertainResources {
  private CertainResources() {}

  /**
   * A resource.
   *
   * @param pos where its title stands
   * @param name as in {@code File[/etc/motd]}
   */
  record Declared(int pos, String name, ResourceExpr.ResourceBody body) {}

  /** The statements that run whenever the code does, unless one of them leaves it. */
  static List<Expr> statements(Body code) {
    Expr body = code.code();
    return body instanceof Block block ? block.statements() : List.of(body);
  }

  /** The resources of statements, those within chains, too. */
  static List<Declared> in(List<Expr> statements) {
    List<Declared> found = new ArrayList<>();
    statements.forEach(statement -> collect(statement, found));
    return found;
  }

  private static void collect(Expr statement, List<Declared> found) {
    if (statement instanceof Relationship chain) {
      collect(chain.left(), found);
      collect(chain.right(), found);
    } else if (statement instanceof ResourceExpr resource
        && resource.type() instanceof ResourceName type) {
      for (ResourceExpr.ResourceBody body : resource.bodies()) {
        for (Literal title : Literals.texts(body.title())) {
          found.add(new Declared(title.pos(), name(type.name(), title), body));
        }
      }
    }
  }

  /** The resources that an expression refers to or declares; null where that is not certain. */
  static @Nullable List<String> referred(Expr expression) {
    List<String> names = new ArrayList<>();
    return collectReferred(expression, names) ? names : null;
  }

  private static boolean collectReferred(Expr expression, List<String> names) {
    if (expression instanceof ListExpr list) {
      return list.items().stream().allMatch(item -> collectReferred(item, names));
    }
    if (expression instanceof Access access && access.left() instanceof TypeName type) {
      for (Expr key : access.keys()) {
        for (Literal title : Literals.texts(key)) {
          names.add(name(type.name(), title));
        }
        if (Literals.texts(key).isEmpty()) {
          return false;
        }
      }
      return true;
    }
    if (expression instanceof ResourceExpr) {
      in(List.of(expression)).forEach(declared -> names.add(declared.name));
      return true;
    }
    return false;
  }

  /** A reference as people write it: types, and classes as titles, have capitals. */
  private static String name(String type, Literal title) {
    String text = String.valueOf(title.value());
    String written = capitalized(type);
    return written + "[" + (written.equals("Class") ? capitalized(text) : text) + "]";
  }

  private static String capitalized(String name) {
    String plain = name.startsWith("::") ? name.substring(2) : name;
    return ResourceType.capitalizeSegments(plain.toLowerCase(Locale.ROOT));
  }
}
