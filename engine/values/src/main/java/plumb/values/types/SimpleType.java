package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** A type without parameters, of which there is one instance. */
abstract class SimpleType extends Type {
  private final String name;

  SimpleType(String name) {
    this.name = name;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other == this;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name);
  }
}
