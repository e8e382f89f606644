package plumb.catalog;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Texts in the order in which they were added. A catalog has twenty for each of its resources: in
 * one array with an index beside it they take a fifth of the memory of a linked set. Confined to
 * one thread while it changes.
 */
final class TagSet extends AbstractSet<String> {
  private String[] tags = new String[12];
  private int size;

  /** Open addressing: where a tag is in the array, from 1 on; twice as long or longer. */
  private int[] index = new int[32];

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean contains(Object tag) {
    return index[slot(tag)] != 0;
  }

  /** Where a tag is in the index, or would be. */
  private int slot(Object tag) {
    int hash = tag.hashCode();
    int slot = (hash ^ hash >>> 16) & index.length - 1;
    while (index[slot] != 0 && !tags[index[slot] - 1].equals(tag)) {
      slot = slot + 1 & index.length - 1;
    }
    return slot;
  }

  @Override
  public boolean add(String tag) {
    int slot = slot(tag);
    if (index[slot] != 0) {
      return false;
    }
    if (size == tags.length) {
      tags = Arrays.copyOf(tags, 2 * size);
      indexAll(2 * index.length);
      slot = slot(tag);
    }
    tags[size++] = tag;
    index[slot] = size;
    return true;
  }

  @Override
  public boolean addAll(Collection<? extends String> more) {
    if (!(more instanceof TagSet other)) {
      return super.addAll(more);
    }
    int before = size;
    for (int i = 0; i < other.size; i++) {
      add(other.tags[i]);
    }
    return size > before;
  }

  private void indexAll(int length) {
    index = new int[length];
    for (int i = 0; i < size; i++) {
      index[slot(tags[i])] = i + 1;
    }
  }

  private void remove(int position) {
    System.arraycopy(tags, position + 1, tags, position, size - position - 1);
    size--;
    indexAll(index.length);
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
