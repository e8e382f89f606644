package plumb.values.functions;

import java.math.BigInteger;

/**
 * Ruby's {@code Random}: MT19937, seeded with an integer of any size. The same seed gives the same
 * numbers as there. Used by one thread at a time.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  /** Seeds the generator with a number that is not negative. */
  MersenneTwister(BigInteger seed) {
    int words = Math.max(1, (seed.bitLength() + 31) / 32);
    int[] key = new int[words];
    for (int i = 0; i < words; i++) {
      key[i] = seed.shiftRight(32 * i).intValue();
    }
    // Ruby takes a highest word of 1 for a guard before leading zeros and drops it.
    int length = words > 1 && key[words - 1] == 1 ? words - 1 : words;
    if (length == 1) {
      fill(key[0]);
    } else {
      fill(key, length);
    }
  }

  private void fill(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  private void fill(int[] key, int length) {
    fill(19650218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(SIZE, length); k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
      i = advance(i);
      j = j + 1 == length ? 0 : j + 1;
    }
    for (int k = SIZE - 1; k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
      i = advance(i);
    }
    state[0] = UPPER;
  }

  private int advance(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int mixed = (state[i] & UPPER) | (state[(i + 1) % SIZE] & LOWER);
      int odd = (mixed & 1) == 0 ? 0 : 0x9908b0df;
      state[i] = state[(i + MIDDLE) % SIZE] ^ (mixed >>> 1) ^ odd;
    }
    next = 0;
  }

  private int word() {
    if (next == SIZE) {
      twist();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** A number from 0 up to {@code bound} (which is positive) without it. */
  long below(long bound) {
    long limit = bound - 1;
    if (limit == 0) {
      return 0;
    }
    long mask = -1L >>> Long.numberOfLeadingZeros(limit);
    while (true) {
      long value = 0;
      boolean fits = true;
      for (int shift = limit > 0xffffffffL ? 32 : 0; fits && shift >= 0; shift -= 32) {
        value |= (word() & 0xffffffffL) << shift;
        value &= mask;
        fits = value <= limit;
      }
      if (fits) {
        return value;
      }
    }
  }
}
