package plumb.server.git.push;

import java.util.Arrays;

/**
 * How much memory it takes to unpack a pack: a file that is told as a difference to another one is
 * made in memory, and so are all that it builds on, as long as they have others to make. A few
 * bytes may thus stand for gigabytes. One thread.
 */
final class PackMemory {
  /** What each object costs beside what it is. */
  private static final int OVERHEAD = 150;

  private static final int WHOLE = -1;

  private final long most;
  private long[] offsets = new long[64];
  private long[] sizes = new long[64];
  private int[] bases = new int[64];
  private long[] own = new long[64];
  private int count;

  /** Of those whose bases are told by number, and may be anywhere. */
  private long elsewhere;

  private long largest;

  /**
   * @param most bytes
   */
  PackMemory(long most) {
    this.most = most;
  }

  void expect(long objects) throws PackRefusedException {
    if (objects > most / OVERHEAD) {
      throw new PackRefusedException(
          "it has %,d objects, and the server has memory for %,d at once; push some of the branch's"
                  .formatted(objects, most / OVERHEAD)
              + " commits first");
    }
  }

  /** An object that is there as a whole. */
  void whole(long offset, long size) {
    add(offset, size, WHOLE, 0);
  }

  /** A difference to an object of the same pack. */
  void difference(long offset, long baseOffset, long size, long length)
      throws PackRefusedException {
    int base = Arrays.binarySearch(offsets, 0, count, baseOffset);
    if (base < 0) {
      throw new PackRefusedException("it is damaged: something in it builds on nothing");
    }
    add(offset, size, base, length);
  }

  /** A difference to any object. */
  void differenceElsewhere(long offset, long baseSize, long size, long length) {
    elsewhere += size;
    largest = Math.max(largest, baseSize + length);
    add(offset, size, WHOLE, length);
  }

  private void add(long offset, long size, int base, long length) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
      bases = Arrays.copyOf(bases, 2 * count);
      own = Arrays.copyOf(own, 2 * count);
    }
    offsets[count] = offset;
    sizes[count] = size;
    bases[count] = base;
    own[count] = length;
    count++;
  }

  /**
   * Everything has been told.
   *
   * @throws PackRefusedException when it would take too much
   */
  void check() throws PackRefusedException {
    int[] children = new int[count];
    for (int i = 0; i < count; i++) {
      if (bases[i] != WHOLE) {
        children[bases[i]]++;
      }
    }
    long[] held = new long[count];
    long peak = 0;
    for (int i = 0; i < count; i++) {
      int base = bases[i];
      if (base != WHOLE) {
        held[i] = held[base] + (children[base] > 1 ? sizes[base] : 0);
        peak = Math.max(peak, held[i] + sizes[base] + sizes[i] + own[i]);
      }
    }
    long all = peak + elsewhere + largest + (long) count * OVERHEAD;
    if (all > most) {
      throw new PackRefusedException(
          "it takes %s of memory to unpack, and may take %s; large files take less with"
                  .formatted(ReceivedObjects.size(all), ReceivedObjects.size(most))
              + " `git -c core.bigFileThreshold=1m push`");
    }
  }
}
