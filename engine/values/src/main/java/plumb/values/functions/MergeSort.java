package plumb.values.functions;

import java.util.ArrayList;
import java.util.List;

/**
 * The sort that the C library gives Ruby: a merge sort that halves from the top. The order of
 * comparisons is part of its behaviour, because a comparison can fail and a block can have effects.
 */
final class MergeSort {
  private final Order order;

  /** Compares two elements: negative, zero or positive. */
  interface Order {
    int of(Object a, Object b);
  }

  private MergeSort(Order order) {
    this.order = order;
  }

  static List<Object> sorted(List<Object> list, Order order) {
    Object[] elements = list.toArray();
    new MergeSort(order).sort(elements, new Object[elements.length], 0, elements.length);
    return new ArrayList<>(List.of(elements));
  }

  private void sort(Object[] elements, Object[] buffer, int start, int end) {
    int size = end - start;
    if (size < 2) {
      return;
    }
    int middle = start + size / 2;
    sort(elements, buffer, start, middle);
    sort(elements, buffer, middle, end);
    int left = start;
    int right = middle;
    int at = start;
    while (left < middle && right < end) {
      boolean first = order.of(elements[left], elements[right]) <= 0;
      buffer[at++] = first ? elements[left++] : elements[right++];
    }
    System.arraycopy(elements, left, buffer, at, middle - left);
    // What is left of the second half is in its place already.
    System.arraycopy(buffer, start, elements, start, right - start);
  }
}
