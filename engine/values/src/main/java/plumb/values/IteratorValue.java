package plumb.values;

import java.util.Iterator;
import java.util.function.Supplier;

/**
 * A lazy sequence, the result of {@code step} and {@code reverse_each}. It can be walked any number
 * of times; each walk starts a new Java iterator.
 */
public final class IteratorValue implements Value, Iterable<Object> {
  private final Type elementType;
  private final Supplier<Iterator<Object>> source;

  /**
   * @param elementType the type of the elements
   * @param source starts a walk
   */
  public IteratorValue(Type elementType, Supplier<Iterator<Object>> source) {
    this.elementType = elementType;
    this.source = source;
  }

  /** The type of the elements. */
  public Type elementType() {
    return elementType;
  }

  @Override
  public Iterator<Object> iterator() {
    return source.get();
  }

  @Override
  public String toString() {
    return "Iterator[" + elementType.generalize() + "]-Value";
  }
}
