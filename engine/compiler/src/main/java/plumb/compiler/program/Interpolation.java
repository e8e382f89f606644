package plumb.compiler.program;

import java.util.List;
import plumb.values.SizeLimit;
import plumb.values.ValueText;

/** A string with expressions in it; literal parts are {@link Literal}s. */
public record Interpolation(int pos, List<Expr> parts) implements Expr {
  @Override
  public Object eval(Frame f) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Object value = parts.get(i).eval(f);
      text.append(value instanceof String string ? string : ValueText.of(value));
      if (text.length() > SizeLimit.CHARACTERS) {
        throw f.located(SizeLimit.textTooLong(), pos);
      }
    }
    return text.toString();
  }
}
