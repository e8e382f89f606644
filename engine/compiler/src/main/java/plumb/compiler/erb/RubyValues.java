package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.FloatText;
import plumb.values.InspectedText;
import plumb.values.Regex;
import plumb.values.Sensitive;
import plumb.values.SizeLimit;
import plumb.values.Undef;
import plumb.values.functions.RubyOrder;

/** What Ruby makes of values: their truth, text and equality. */
final class RubyValues {
  private RubyValues() {}

  static boolean isTrue(Object value) {
    return value != Undef.UNDEF && !Boolean.FALSE.equals(value);
  }

  /** What {@code to_s} gives. */
  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value == Undef.UNDEF) {
      return "";
    }
    if (value instanceof RubySymbol symbol) {
      return symbol.name();
    }
    if (value == Default.DEFAULT) {
      return "default";
    }
    return value instanceof Sensitive ? value.toString() : inspection(value);
  }

  /** What {@code inspect} gives. */
  static String inspection(Object value) {
    StringBuilder out = new StringBuilder();
    inspect(out, value);
    return out.toString();
  }

  private static void inspect(StringBuilder out, Object value) {
    SizeLimit.checkCharacters(out.length());
    if (value instanceof String text) {
      out.append(InspectedText.of(text));
    } else if (value instanceof Long || value instanceof Boolean || value instanceof RubyClass) {
      out.append(value);
    } else if (value instanceof Double number) {
      out.append(FloatText.of(number));
    } else if (value == Undef.UNDEF) {
      out.append("nil");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        inspect(out.append(separator), element);
        separator = ", ";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        inspect(out.append(separator), entry.getKey());
        inspect(out.append("=>"), entry.getValue());
        separator = ", ";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else {
      throw new Unsupported("the inspection of a " + value.getClass().getSimpleName());
    }
  }

  static boolean equal(Object left, Object right) {
    if (left == Nodes.Output.WRITTEN || right == Nodes.Output.WRITTEN) {
      throw new Unsupported("the text so far");
    }
    return RubyOrder.equal(left, right);
  }

  /** The operator {@code <=>} where both have an order. */
  static int compare(Object left, Object right) {
    Integer order = RubyOrder.compare(left, right);
    if (order == null) {
      throw new Unsupported("a comparison of values without an order");
    }
    return order;
  }

  /** The operator {@code ===}. */
  static boolean isCase(Object option, Object value) {
    if (option instanceof RubyClass known) {
      return known.isClassOf(value);
    }
    if (option instanceof Regex regex) {
      return value instanceof String text && regex.matches(text);
    }
    if (option instanceof String
        || option instanceof Long
        || option == Undef.UNDEF
        || option instanceof Boolean
        || option instanceof RubySymbol
        || option == Default.DEFAULT) {
      return equal(option, value);
    }
    throw new Unsupported("a case of another kind");
  }

  /** A value as key of a hash. */
  static Object key(Object value) {
    if (value instanceof String
        || value instanceof Long
        || value instanceof RubySymbol
        || value == Undef.UNDEF
        || value instanceof Boolean
        || value == Default.DEFAULT) {
      return value;
    }
    throw new Unsupported("a key of another kind");
  }

  /** A value as the language has it: no symbols, and nothing that the template may change. */
  static Object plain(Object value) {
    if (value instanceof RubySymbol symbol) {
      return symbol.name().equals("undef") ? Undef.UNDEF : symbol.name();
    }
    if (value instanceof OwnList list) {
      List<Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    if (value instanceof OwnMap map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, element) -> entries.put(plain(key), plain(element)));
      return entries;
    }
    if (value instanceof RubyClass || value instanceof RubyRange || value instanceof Nodes.Output) {
      throw new Unsupported("a value that the language does not have");
    }
    return value;
  }
}
