package plumb.server.git.push;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.Constants;

/**
 * Reads a pack (gitformat-pack) as it passes by, in pieces of any length, and looks only at how
 * much it is. What it takes for good is checked by who unpacks it. One thread.
 */
final class PackScan implements AutoCloseable {
  private static final int HEADER_BYTES = 12;
  private static final int ID_BYTES = 20;

  /** Two numbers of at most ten bytes begin a difference: what it is made of, and what it makes. */
  private static final int BEGINNING = 20;

  /** Of what is no file: it is unpacked in memory. */
  private static final int MOST_INNER = 16 << 20;

  private enum At {
    HEADER,
    OBJECT,
    OFFSET,
    ID,
    CONTENT,
    END
  }

  private final PackMemory memory;
  private final long mostObject;
  private final long mostUnpacked;
  private final Inflater inflater = new Inflater();
  private final byte[] unpacked = new byte[8192];
  private final byte[] beginning = new byte[BEGINNING];

  private At at = At.HEADER;
  private long position;
  private long left;
  private long number;
  private int digits;
  private int type;
  private long size;
  private long start;
  private long base;
  private long inflated;
  private long allInflated;

  /**
   * @param mostObject bytes of one object
   * @param mostUnpacked bytes of all objects
   */
  PackScan(PackMemory memory, long mostObject, long mostUnpacked) {
    this.memory = memory;
    this.mostObject = mostObject;
    this.mostUnpacked = mostUnpacked;
  }

  /** Takes the next piece. */
  void take(byte[] bytes, int from, int length) throws PackRefusedException {
    int end = from + length;
    int next = from;
    while (next < end && at != At.END) {
      if (at == At.CONTENT) {
        int taken = content(bytes, next, end - next);
        next += taken;
        position += taken;
        if (inflater.finished()) {
          finish();
        }
      } else {
        int one = bytes[next++] & 0xff;
        position++;
        one(one);
      }
    }
  }

  private void one(int one) throws PackRefusedException {
    switch (at) {
      case HEADER -> header(one);
      case OBJECT -> object(one);
      case OFFSET -> offset(one);
      default -> {
        if (++digits == ID_BYTES) {
          begin();
        }
      }
    }
  }

  /** A mark, a version, and how many objects there are. */
  private void header(int one) throws PackRefusedException {
    number = number << 8 | one;
    if (position == HEADER_BYTES) {
      left = number & 0xffffffffL;
      memory.expect(left);
      next();
    }
  }

  private void next() throws PackRefusedException {
    if (left-- == 0) {
      at = At.END;
      memory.check();
      return;
    }
    at = At.OBJECT;
    start = position;
    digits = 0;
  }

  /** A type and a size: four bits of it, then seven in each byte. */
  private void object(int one) throws PackRefusedException {
    if (digits == 0) {
      type = one >> 4 & 7;
      size = one & 15;
      digits = 4;
    } else {
      if (digits > 53) {
        throw tooLarge();
      }
      size |= (long) (one & 127) << digits;
      digits += 7;
    }
    if ((one & 128) != 0) {
      return;
    }
    if (size > mostObject) {
      throw tooLarge();
    }
    if (type != Constants.OBJ_BLOB && size > MOST_INNER) {
      throw new PackRefusedException("it has a directory, or a difference, that is too large");
    }
    digits = 0;
    switch (type) {
      case Constants.OBJ_OFS_DELTA -> {
        at = At.OFFSET;
        base = -1;
      }
      case Constants.OBJ_REF_DELTA -> at = At.ID;
      default -> begin();
    }
  }

  private void offset(int one) throws PackRefusedException {
    if (++digits > 8) {
      throw new PackRefusedException("it is damaged: something in it builds on nothing");
    }
    base = base + 1 << 7 | one & 127;
    if ((one & 128) == 0) {
      base = start - base;
      begin();
    }
  }

  private void begin() {
    at = At.CONTENT;
    inflater.reset();
    inflated = 0;
  }

  private int content(byte[] bytes, int from, int length) throws PackRefusedException {
    inflater.setInput(bytes, from, length);
    try {
      while (!inflater.finished()) {
        int made = inflater.inflate(unpacked);
        if (made == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          if (inflater.needsDictionary()) {
            throw new DataFormatException("a dictionary is needed");
          }
          return length;
        }
        keepBeginning(made);
        inflated += made;
        allInflated += made;
        if (inflated > size) {
          throw new PackRefusedException("it lies: something in it is larger than it says");
        }
        if (allInflated > mostUnpacked) {
          throw new PackRefusedException(
              "it unpacks to more than " + ReceivedObjects.size(mostUnpacked));
        }
      }
    } catch (DataFormatException e) {
      throw new PackRefusedException("it is damaged: " + e.getMessage());
    }
    return length - inflater.getRemaining();
  }

  private void keepBeginning(int made) {
    if (inflated < BEGINNING) {
      System.arraycopy(
          unpacked, 0, beginning, (int) inflated, (int) Math.min(made, BEGINNING - inflated));
    }
  }

  private void finish() throws PackRefusedException {
    if (inflated < size) {
      throw new PackRefusedException("it lies: something in it is smaller than it says");
    }
    if (type == Constants.OBJ_OFS_DELTA || type == Constants.OBJ_REF_DELTA) {
      digits = 0;
      long made = number();
      long makes = number();
      if (makes > mostObject || made > mostObject) {
        throw tooLarge();
      }
      if (type == Constants.OBJ_OFS_DELTA) {
        memory.difference(start, base, makes, size);
      } else {
        memory.differenceElsewhere(start, made, makes, size);
      }
    } else {
      memory.whole(start, size);
    }
    next();
  }

  /** A number of the beginning: seven bits in each byte, the lowest ones first. */
  private long number() throws PackRefusedException {
    long value = 0;
    for (int shift = 0; digits < Math.min(inflated, BEGINNING) && shift < 63; shift += 7) {
      int one = beginning[digits++];
      value |= (long) (one & 127) << shift;
      if (one >= 0) {
        return value;
      }
    }
    throw new PackRefusedException("it is damaged: a difference in it says not what it makes");
  }

  private PackRefusedException tooLarge() {
    return new PackRefusedException(
        "a file in it is larger than "
            + ReceivedObjects.size(mostObject)
            + ", which is the limit here");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
