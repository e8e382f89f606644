package plumb.values.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code Init[T, args]}: values from which a T can be made. */
public final class InitType extends WrapperType {
  public static final InitType INIT = new InitType(null, List.of());

  private final List<Object> arguments;

  private InitType(@Nullable Type type, List<Object> arguments) {
    super(type);
    this.arguments = arguments;
  }

  /** Values from which, followed by the arguments, a value of the type can be made. */
  public static InitType of(Type type, List<Object> arguments) {
    return new InitType(type, List.copyOf(arguments));
  }

  /** The arguments that follow the value. */
  public List<Object> arguments() {
    return arguments;
  }

  @Override
  Type with(@Nullable Type other) {
    return new InitType(other, arguments);
  }

  @Override
  public boolean isInstance(Object value) {
    Type type = type();
    return type == null ? CoreAliases.RICH_DATA.isInstance(value) : type.isInstance(value);
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    Type type = type();
    if (other instanceof InitType o) {
      Type theirs = o.type();
      return type == null || (theirs != null && type.isAssignableFrom(theirs, assumed));
    }
    return (type == null ? CoreAliases.RICH_DATA : type).isAssignableFrom(other, assumed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof InitType o && arguments.equals(o.arguments);
  }

  @Override
  public int hashCode() {
    return super.hashCode() * 31 + arguments.hashCode();
  }

  @Override
  public String name() {
    return "Init";
  }

  @Override
  public void appendTo(TypeText out) {
    Type type = type();
    out.append("Init");
    if (type != null) {
      out.append("[").append(type);
      for (Object argument : arguments) {
        out.append(", ").appendQuoted(argument);
      }
      out.append("]");
    }
  }
}
