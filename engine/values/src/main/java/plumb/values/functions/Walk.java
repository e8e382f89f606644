package plumb.values.functions;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import plumb.values.EvaluationException;
import plumb.values.IteratorValue;
import plumb.values.TimeLimit;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.EnumType;
import plumb.values.types.IntegerType;

/**
 * One walk over a value that can be iterated: the elements of a list, the entries of a hash, the
 * characters of a string, the numbers below an integer or in an integer range, the values of an
 * enumeration, or what an iterator yields.
 */
public abstract class Walk {
  private Walk() {}

  /**
   * Starts a walk.
   *
   * @throws EvaluationException when the value cannot be iterated
   */
  public static Walk over(Object value) {
    if (value instanceof List<?> list) {
      return new OfList(list);
    }
    if (value instanceof Map<?, ?> map) {
      return new OfMap(map);
    }
    if (value instanceof IteratorValue iterator) {
      return ofIterator(iterator, iterator.iterator());
    }
    if (value instanceof String text) {
      return new OfCharacters(text);
    }
    if (value instanceof Long number && number >= 0) {
      return new OfRange(0, number - 1);
    }
    if (value instanceof Type type) {
      return ofType(type);
    }
    throw notIterable(value);
  }

  /**
   * Starts a walk, or goes on with the shared walk of an iterator.
   *
   * @throws EvaluationException when the value cannot be iterated
   */
  public static Walk resume(Object value) {
    return value instanceof IteratorValue iterator
        ? ofIterator(iterator, iterator.cursor())
        : over(value);
  }

  private static Walk ofIterator(IteratorValue iterator, Iterator<Object> elements) {
    return iterator.hashStyle() ? new OfPairs(elements) : new OfElements(elements);
  }

  private static Walk ofType(Type type) {
    if (type instanceof AliasType alias) {
      return ofType(alias.body());
    }
    if (type instanceof IntegerType range && range.isFinite()) {
      return new OfRange(range.min(), range.max());
    }
    if (type instanceof EnumType choice) {
      return new OfList(choice.values());
    }
    throw notIterable(type);
  }

  private static EvaluationException notIterable(Object value) {
    return new EvaluationException(
        "wrong argument type (" + RubyText.className(value) + "; is not Iterable.");
  }

  /** Whether a value of this kind walks over keys and values rather than over elements. */
  public boolean hasKeys() {
    return false;
  }

  /** Moves to the next element; false at the end. */
  public abstract boolean next();

  /** The element; of a hash, the key and the value in a list. */
  public abstract Object element();

  /** The key of the element, or how many elements came before it. */
  public abstract Object key();

  /** The element; of a hash, the value. */
  public Object value() {
    return element();
  }

  private static final class OfList extends Walk {
    private final List<?> list;
    private int index = -1;

    OfList(List<?> list) {
      this.list = list;
    }

    @Override
    public boolean next() {
      return ++index < list.size();
    }

    @Override
    public Object element() {
      return list.get(index);
    }

    @Override
    public Object key() {
      return (long) index;
    }
  }

  private static final class OfMap extends Walk {
    private final Iterator<? extends Map.Entry<?, ?>> entries;
    private Map.Entry<?, ?> entry = Map.entry("", "");

    OfMap(Map<?, ?> map) {
      this.entries = map.entrySet().iterator();
    }

    @Override
    public boolean hasKeys() {
      return true;
    }

    @Override
    public boolean next() {
      if (!entries.hasNext()) {
        return false;
      }
      entry = entries.next();
      return true;
    }

    @Override
    public Object element() {
      return List.of(entry.getKey(), entry.getValue());
    }

    @Override
    public Object key() {
      return entry.getKey();
    }

    @Override
    public Object value() {
      return entry.getValue();
    }
  }

  private static class OfElements extends Walk {
    private final Iterator<Object> elements;
    private Object element = "";
    private long index = -1;

    OfElements(Iterator<Object> elements) {
      this.elements = elements;
    }

    @Override
    public boolean next() {
      if (!elements.hasNext()) {
        return false;
      }
      element = elements.next();
      index++;
      return true;
    }

    @Override
    public Object element() {
      return element;
    }

    @Override
    public Object key() {
      return index;
    }
  }

  /** An iterator over a hash: each element is a list of key and value. */
  private static final class OfPairs extends OfElements {
    OfPairs(Iterator<Object> pairs) {
      super(pairs);
    }

    @Override
    public boolean hasKeys() {
      return true;
    }

    @Override
    public Object key() {
      return element() instanceof List<?> pair ? pair.get(0) : element();
    }

    @Override
    public Object value() {
      return element() instanceof List<?> pair ? pair.get(1) : element();
    }
  }

  private static final class OfCharacters extends Walk {
    private final String text;
    private int start;
    private int end;
    private long index = -1;

    OfCharacters(String text) {
      this.text = text;
    }

    @Override
    public boolean next() {
      start = end;
      if (start >= text.length()) {
        return false;
      }
      end = text.offsetByCodePoints(start, 1);
      index++;
      return true;
    }

    @Override
    public Object element() {
      return text.substring(start, end);
    }

    @Override
    public Object key() {
      return index;
    }
  }

  private static final class OfRange extends Walk {
    private final long last;
    private long next;
    private long index = -1;

    OfRange(long first, long last) {
      this.next = first;
      this.last = last;
    }

    @Override
    public boolean next() {
      if (next > last || (next == Long.MIN_VALUE && index >= 0)) {
        return false;
      }
      TimeLimit.check();
      next++;
      index++;
      return true;
    }

    @Override
    public Object element() {
      return next - 1;
    }

    @Override
    public Object key() {
      return index;
    }
  }
}
