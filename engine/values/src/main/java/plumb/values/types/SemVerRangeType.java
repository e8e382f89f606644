package plumb.values.types;

import plumb.values.SemVerRange;

/** {@code SemVerRange}: ranges of versions. */
public final class SemVerRangeType extends SimpleType {
  public static final SemVerRangeType SEM_VER_RANGE = new SemVerRangeType();

  private SemVerRangeType() {
    super("SemVerRange");
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof SemVerRange;
  }
}
