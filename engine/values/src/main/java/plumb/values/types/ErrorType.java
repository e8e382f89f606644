package plumb.values.types;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Default;
import plumb.values.ErrorValue;
import plumb.values.Type;
import plumb.values.TypeText;
import plumb.values.Undef;

/**
 * {@code Error[kind, issue_code]}: errors whose attributes of these names match, as in a case
 * expression.
 */
public final class ErrorType extends Type {
  public static final ErrorType ERROR = new ErrorType(Map.of());

  private final Map<String, Object> parameters;

  private ErrorType(Map<String, Object> parameters) {
    this.parameters = parameters;
  }

  /** The type of one error. */
  static ErrorType of(ErrorValue error) {
    return of(orUndef(error.kind()), orUndef(error.issueCode()));
  }

  /** The errors whose attributes match; {@code default} matches any. */
  static ErrorType of(Object kind, Object issueCode) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    put("kind", kind, parameters);
    put("issue_code", issueCode, parameters);
    return parameters.isEmpty() ? ERROR : new ErrorType(parameters);
  }

  private static Object orUndef(@Nullable String text) {
    return text == null ? Undef.UNDEF : text;
  }

  private static void put(String name, Object value, Map<String, Object> parameters) {
    if (value != Default.DEFAULT) {
      parameters.put(name, value);
    }
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof ErrorValue error
        && AttributePatterns.match(parameters, of(error).parameters::get);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof ErrorType o && AttributePatterns.accept(parameters, o.parameters);
  }

  @Override
  public Type generalize() {
    return ERROR;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ErrorType o && parameters.equals(o.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String name() {
    return "Error";
  }

  @Override
  public String kind() {
    return "Object";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append("Error");
    if (parameters.isEmpty()) {
      return;
    }
    Object kind = parameters.get("kind");
    out.append("[");
    if (kind == null) {
      out.append("default");
    } else {
      out.appendQuoted(kind);
    }
    Object issueCode = parameters.get("issue_code");
    if (issueCode != null) {
      out.append(", ").appendQuoted(issueCode);
    }
    out.append("]");
  }
}
