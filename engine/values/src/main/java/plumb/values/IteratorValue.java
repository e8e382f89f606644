package plumb.values;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lazy sequence, the result of {@code step} and {@code reverse_each}. It can be walked any number
 * of times by {@link #iterator}; the iteration functions that take one element after the other
 * share {@link #cursor}, so that an element that one of them took is gone for the next.
 */
public final class IteratorValue implements Value, Iterable<Object> {
  private final Supplier<Type> elementType;
  private final boolean hashStyle;
  private final Iterable<Object> source;
  private @Nullable Iterator<Object> cursor;

  /**
   * Makes a sequence.
   *
   * @param elementType gives the type of the elements when it is asked for
   * @param hashStyle whether the elements are the entries of a hash, as lists of key and value
   * @param source starts a walk
   */
  public IteratorValue(Supplier<Type> elementType, boolean hashStyle, Iterable<Object> source) {
    this.elementType = elementType;
    this.hashStyle = hashStyle;
    this.source = source;
  }

  /** The type of the elements. */
  public Type elementType() {
    return elementType.get();
  }

  /** Whether the elements are the entries of a hash, as lists of key and value. */
  public boolean hashStyle() {
    return hashStyle;
  }

  /** What starts the walks. */
  public Iterable<Object> source() {
    return source;
  }

  /** The one walk that its users share. */
  public Iterator<Object> cursor() {
    Iterator<Object> result = cursor;
    if (result == null) {
      result = source.iterator();
      cursor = result;
    }
    return result;
  }

  @Override
  public Iterator<Object> iterator() {
    return source.iterator();
  }

  @Override
  public String toString() {
    return "Iterator[" + elementType().generalize() + "]-Value";
  }
}
