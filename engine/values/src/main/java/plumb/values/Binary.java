package plumb.values;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sequence of bytes. */
public final class Binary implements Value {
  private final byte[] bytes;

  /** Copies the bytes. */
  public Binary(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** The bytes from an offset, as many as there are up to the length. */
  public Binary slice(int offset, int length) {
    return new Binary(Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + length)));
  }

  /** Whether the other's bytes occur in it. */
  public boolean contains(byte[] other) {
    for (int i = 0; i + other.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + other.length, other, 0, other.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Binary b && Arrays.equals(bytes, b.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes in strict base 64. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
