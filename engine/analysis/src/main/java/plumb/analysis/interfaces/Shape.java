package plumb.analysis.interfaces;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Facts;
import plumb.compiler.program.Access;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.SlotVar;
import plumb.compiler.program.TypeName;
import plumb.values.Regex;

/**
 * What is left of an expression without places and ways of writing: equal texts stand for equal
 * meanings. A fact is the same as a variable, by itself and in the hash of all facts.
 */
final class Shape {
  /** What depends on where an expression stands. */
  private static final Set<String> PLACES = Set.of("pos", "slot", "hops", "slots");

  private final StringBuilder out = new StringBuilder();

  private Shape() {}

  static String of(Expr expression) {
    Shape shape = new Shape();
    shape.append(expression);
    return shape.out.toString();
  }

  private void append(Object part) {
    if (part instanceof SlotVar variable) {
      out.append('$').append(variable.name());
    } else if (part instanceof NamedVar variable) {
      out.append('$').append(topScope(variable.name()));
    } else if (part instanceof QualifiedVar variable) {
      String owner = variable.className().replaceFirst("^::", "");
      out.append('$');
      out.append(owner.isEmpty() ? topScope(variable.name()) : owner + "::" + variable.name());
    } else if (part instanceof Access access && fact(access) != null) {
      out.append('$').append(fact(access));
    } else if (part instanceof TypeName type) {
      out.append(type.name());
    } else if (part instanceof Literal literal) {
      literal(literal.value());
    } else if (part instanceof List<?> list) {
      out.append('[');
      list.forEach(one -> appendNext(one));
      out.append(']');
    } else if (part instanceof Record record) {
      record(record);
    } else {
      out.append(part);
    }
  }

  /** The variable of a flat fact is the structured one that took its place. */
  private static String topScope(String name) {
    String structured = Facts.structured(name);
    return structured == null ? name : structured;
  }

  /** The dotted name of a fact in the hash of all; null for anything else. */
  private static @Nullable String fact(Access access) {
    if (access.keys().size() != 1
        || !(access.keys().get(0) instanceof Literal literal)
        || !(literal.value() instanceof String name)) {
      return null;
    }
    boolean facts =
        access.left() instanceof NamedVar variable && variable.name().equals("facts")
            || access.left() instanceof QualifiedVar qualified
                && qualified.className().replace(":", "").isEmpty()
                && qualified.name().equals("facts");
    if (facts) {
      return topScope(name);
    }
    String outer = access.left() instanceof Access inner ? fact(inner) : null;
    return outer == null ? null : outer + "." + name;
  }

  private void literal(Object value) {
    if (value instanceof Regex regex) {
      out.append('/').append(regex.source()).append('/');
    } else {
      out.append(value instanceof String ? "'" + value + "'" : value);
    }
  }

  private void appendNext(Object part) {
    append(part);
    out.append(',');
  }

  private void record(Record record) {
    out.append(record.getClass().getSimpleName()).append('(');
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!PLACES.contains(component.getName())) {
        try {
          Object value = component.getAccessor().invoke(record);
          appendNext(value == null ? "-" : value);
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    out.append(')');
  }
}
