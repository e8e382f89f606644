package plumb.values;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;

/** A list that a variable holds; see {@link Held}. */
public final class HeldList extends AbstractList<Object> implements Held, RandomAccess {
  private final boolean frozen;
  private List<?> elements;
  private boolean hasPlain = true;

  HeldList(List<?> elements, boolean frozen) {
    this.elements = elements;
    this.frozen = frozen;
  }

  @Override
  public boolean isFrozen() {
    return frozen;
  }

  /** Gives it other elements: the list itself stays the same. */
  public void change(List<Object> newElements) {
    elements = newElements;
    hasPlain = true;
  }

  /** The elements, in a list that nobody changes; those that are not held yet may be plain. */
  List<?> elements() {
    return elements;
  }

  /** The elements, each of them held. */
  private List<?> held() {
    if (hasPlain) {
      hasPlain = false;
      for (int i = 0; i < elements.size(); i++) {
        if (Held.isPlain(elements.get(i))) {
          elements = allHeld();
          break;
        }
      }
    }
    return elements;
  }

  private List<Object> allHeld() {
    List<Object> all = new ArrayList<>(elements.size());
    for (Object element : elements) {
      all.add(Held.of(element, frozen));
    }
    return all;
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Object get(int index) {
    return held().get(index);
  }

  @Override
  @SuppressWarnings("unchecked") // only read
  public Iterator<Object> iterator() {
    return (Iterator<Object>) held().iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other == this || elements.equals(other instanceof HeldList held ? held.elements : other);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }
}
