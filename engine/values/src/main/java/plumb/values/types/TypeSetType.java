package plumb.values.types;

/** {@code TypeSet}: named sets of types. */
public final class TypeSetType extends SimpleType {
  public static final TypeSetType TYPE_SET = new TypeSetType();

  private TypeSetType() {
    super("TypeSet");
  }

  @Override
  public boolean isInstance(Object value) {
    return false;
  }
}
