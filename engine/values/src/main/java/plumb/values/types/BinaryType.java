package plumb.values.types;

import plumb.values.Binary;

/** {@code Binary}: sequences of bytes. */
public final class BinaryType extends SimpleType {
  public static final BinaryType BINARY = new BinaryType();

  private BinaryType() {
    super("Binary");
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof Binary;
  }
}
