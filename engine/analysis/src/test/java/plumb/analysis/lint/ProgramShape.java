package plumb.analysis.lint;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitWarning;
import plumb.dsl.source.SourceText;

/**
 * A program as text with all that catalogs can depend on: its nodes and their lines, but neither
 * columns, nor the lines of arrows, nor the order and places of attributes within a resource.
 */
final class ProgramShape {
  private final StringBuilder text = new StringBuilder();
  private final Lines lines;

  /** The line that others are counted from: that of the attribute that they are in, or 0. */
  private int first;

  private ProgramShape(Lines lines) {
    this.lines = lines;
  }

  /** The shape of a manifest, which has to be valid. */
  static String of(SourceText source) {
    Unit unit = new LoweringReader().read(source.text(), source.path(), UnitReader.Syntax.MANIFEST);
    ProgramShape shape = new ProgramShape(unit.lines());
    shape.append(unit);
    return shape.text.toString();
  }

  private void append(@Nullable Object value) {
    if (value instanceof Lines || value instanceof UnitWarning) {
      return;
    }
    if (value instanceof List<?> list) {
      text.append('[');
      ordered(list).forEach(this::append);
      text.append(']');
    } else if (value instanceof Attribute attribute) {
      append(attribute);
    } else if (value instanceof Record node) {
      append(node);
    } else {
      text.append(value == null ? "null" : value.getClass().getSimpleName() + " " + value);
      text.append('\n');
    }
  }

  private void append(Record node) {
    int before = first;
    text.append(node.getClass().getSimpleName()).append('(');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(node, component);
      if (!component.getName().equals("pos")) {
        append(value);
      } else if (!(node instanceof Relationship)) {
        text.append(lines.line((Integer) value) - first).append(' ');
      }
    }
    text.append(')');
    first = before;
  }

  private void append(Attribute attribute) {
    int before = first;
    first = lines.line(attribute.pos());
    text.append("Attribute(");
    append(attribute.name());
    text.append(attribute.append());
    append(attribute.value());
    text.append(')');
    first = before;
  }

  private static List<?> ordered(List<?> list) {
    if (list.isEmpty() || !(list.get(0) instanceof Attribute)) {
      return list;
    }
    List<Object> attributes = new ArrayList<>(list);
    attributes.sort(Comparator.comparing(one -> String.valueOf(((Attribute) one).name())));
    return attributes;
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
