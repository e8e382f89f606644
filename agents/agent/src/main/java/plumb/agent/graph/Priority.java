package plumb.agent.graph;

import java.util.Arrays;

/**
 * Place in the order of the manifest, used among resources that nothing else puts in an order.
 *
 * <p>A resource that another one brings with it sorts after that one and before its next neighbour,
 * so a priority is a path of numbers, compared from the left. Immutable.
 */
final class Priority implements Comparable<Priority> {
  private final int[] path;

  private Priority(int[] path) {
    this.path = path;
  }

  static Priority of(int index) {
    return new Priority(new int[] {index});
  }

  /** Returns the {@code index}th place below this one. */
  Priority below(int index) {
    int[] longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = index;
    return new Priority(longer);
  }

  @Override
  public int compareTo(Priority other) {
    return Arrays.compare(path, other.path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Priority priority && Arrays.equals(path, priority.path);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(path);
  }

  @Override
  public String toString() {
    return Arrays.toString(path);
  }
}
