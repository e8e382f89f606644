package plumb.catalog;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the order in which they were added. A catalog has twenty for each of its resources, most
 * of them those of what contains it: they are copied in one piece, and looked for by an index only
 * where one is asked for. Confined to one thread while it changes.
 */
final class TagSet extends AbstractSet<String> {
  /** Up to so many are compared one after the other. */
  private static final int FEW = 6;

  private String[] tags = new String[FEW];
  private int size;

  /**
   * Open addressing: where a tag is in the array, from 1 on; twice as long or longer. Null until it
   * is needed.
   */
  private int @Nullable [] index;

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean contains(Object tag) {
    return find(tag) >= 0;
  }

  /** Where a tag is in the array; negative when it is not. */
  private int find(Object tag) {
    if (size > FEW) {
      int[] all = index();
      return all[slot(all, tag)] - 1;
    }
    for (int i = 0; i < size; i++) {
      if (tags[i].equals(tag)) {
        return i;
      }
    }
    return -1;
  }

  private int[] index() {
    int[] all = index;
    if (all == null) {
      all = new int[Integer.highestOneBit(tags.length) * 4];
      for (int i = 0; i < size; i++) {
        all[slot(all, tags[i])] = i + 1;
      }
      index = all;
    }
    return all;
  }

  /** Where a tag is in the index, or would be. */
  private int slot(int[] all, Object tag) {
    int hash = tag.hashCode();
    int slot = (hash ^ hash >>> 16) & all.length - 1;
    while (all[slot] != 0 && !tags[all[slot] - 1].equals(tag)) {
      slot = slot + 1 & all.length - 1;
    }
    return slot;
  }

  @Override
  public boolean add(String tag) {
    if (find(tag) >= 0) {
      return false;
    }
    if (size == tags.length) {
      grow(2 * size);
    }
    tags[size++] = tag;
    if (index != null) {
      index[slot(index, tag)] = size;
    }
    return true;
  }

  private void grow(int length) {
    tags = Arrays.copyOf(tags, length);
    index = null;
  }

  @Override
  public boolean addAll(Collection<? extends String> more) {
    return more instanceof TagSet other ? addAll(other) : super.addAll(more);
  }

  /** Looks for its own tags among the others, which are the same ones time and again. */
  private boolean addAll(TagSet other) {
    if (other == this) {
      return false;
    }
    int[] known = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int at = other.find(tags[i]);
      if (at >= 0) {
        known[count++] = at;
      }
    }
    int more = other.size - count;
    if (more == 0) {
      return false;
    }
    Arrays.sort(known, 0, count);
    if (size + more > tags.length) {
      grow(size + more);
    }
    index = null;
    int from = 0;
    for (int i = 0; i < count; i++) {
      append(other, from, known[i]);
      from = known[i] + 1;
    }
    append(other, from, other.size);
    return true;
  }

  private void append(TagSet other, int from, int to) {
    System.arraycopy(other.tags, from, tags, size, to - from);
    size += to - from;
  }

  private void remove(int position) {
    System.arraycopy(tags, position + 1, tags, position, size - position - 1);
    size--;
    index = null;
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public String next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return tags[next++];
      }

      @Override
      public void remove() {
        TagSet.this.remove(--next);
      }
    };
  }

  @Override
  public Object[] toArray() {
    return Arrays.copyOf(tags, size, Object[].class);
  }
}
