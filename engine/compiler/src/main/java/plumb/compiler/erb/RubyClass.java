package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.Undef;

/** Classes that templates ask values about. */
enum RubyClass {
  ARRAY("Array"),
  HASH("Hash"),
  STRING("String"),
  INTEGER("Integer"),
  FLOAT("Float"),
  NUMERIC("Numeric"),
  TRUE("TrueClass"),
  FALSE("FalseClass"),
  NIL("NilClass"),
  SYMBOL("Symbol");

  private final String constant;

  RubyClass(String constant) {
    this.constant = constant;
  }

  /** The class of that name; null when it is none of these. */
  static @Nullable RubyClass named(String constant) {
    for (RubyClass each : values()) {
      if (each.constant.equals(constant)) {
        return each;
      }
    }
    return null;
  }

  /** The class of a value; null when it is none of these. */
  static @Nullable RubyClass of(Object value) {
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof List<?>) {
      return ARRAY;
    }
    if (value instanceof Map<?, ?>) {
      return HASH;
    }
    if (value instanceof Long) {
      return INTEGER;
    }
    if (value instanceof Double) {
      return FLOAT;
    }
    if (value instanceof Boolean truth) {
      return truth ? TRUE : FALSE;
    }
    if (value == Undef.UNDEF) {
      return NIL;
    }
    return value == Default.DEFAULT || value instanceof RubySymbol ? SYMBOL : null;
  }

  /** Whether a value is one of this class or of those below it. */
  boolean isClassOf(Object value) {
    RubyClass own = of(value);
    return own == this || this == NUMERIC && (own == INTEGER || own == FLOAT);
  }

  @Override
  public String toString() {
    return constant;
  }
}
