package plumb.compiler.yaml;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A sequence of a data file: immutable. Its items are values of the language. */
public final class DataList extends AbstractList<Object> implements DataNode, RandomAccess {
  private final Object[] items;
  private final boolean interpolated;
  private final boolean valid;
  private final long weight;

  /** Takes over the array, which must not be changed afterwards. */
  public DataList(Object... items) {
    this.items = items;
    boolean anyInterpolated = false;
    boolean allValid = true;
    long total = 1;
    for (Object item : items) {
      anyInterpolated |= DataNode.isInterpolated(item);
      allValid &= DataNode.isValid(item);
      total += DataNode.weight(item);
    }
    interpolated = anyInterpolated;
    valid = allValid;
    weight = total;
  }

  @Override
  public Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public boolean interpolated() {
    return interpolated;
  }

  @Override
  public boolean valid() {
    return valid;
  }

  @Override
  public long weight() {
    return weight;
  }
}
