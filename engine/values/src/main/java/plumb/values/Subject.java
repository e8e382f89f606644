package plumb.values;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text prepared for matching several times, as replacing and scanning do. Offsets are those of
 * Java's {@code char}s; the engine works on UTF-8 bytes, and the translation is free for ASCII.
 * Used by one thread at a time.
 */
public final class Subject {
  private final String text;
  private final byte[] bytes;
  private final int @Nullable [] charOffsets;

  /**
   * Prepares the text.
   *
   * @throws EvaluationException SIZE_LIMIT when it is too long
   */
  public Subject(String text) {
    SizeLimit.checkSearched(text);
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.charOffsets = bytes.length == text.length() ? null : charOffsets(text, bytes.length);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The first match that starts at or after the offset (in chars), or null. */
  public @Nullable Match match(Regex regex, int from) {
    return regex.compiled().search(this, from == 0 ? 0 : byteOffset(from));
  }

  byte[] bytes() {
    return bytes;
  }

  int charOffset(int byteOffset) {
    return charOffsets == null ? byteOffset : charOffsets[byteOffset];
  }

  private int byteOffset(int charOffset) {
    if (charOffsets == null) {
      return charOffset;
    }
    int low = 0;
    int high = bytes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (charOffsets[middle] < charOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int[] charOffsets(String text, int byteCount) {
    int[] result = new int[byteCount + 1];
    int at = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      int length = utf8Length(codePoint);
      for (int k = 0; k < length; k++) {
        result[at++] = i;
      }
      i += Character.charCount(codePoint);
    }
    result[at] = text.length();
    return result;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
      return 1; // a lone surrogate is encoded as one question mark
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
}
