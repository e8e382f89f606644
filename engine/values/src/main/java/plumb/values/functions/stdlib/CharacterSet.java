package plumb.values.functions.stdlib;

import java.util.BitSet;
import plumb.values.EvaluationException;

/**
 * The characters that a set such as {@code a-z} or {@code ^0-9} names for Ruby's string methods.
 */
final class CharacterSet {
  private final BitSet members = new BitSet();
  private final boolean negated;

  private CharacterSet(boolean negated) {
    this.negated = negated;
  }

  static CharacterSet of(String text) {
    int[] codes = text.codePoints().toArray();
    boolean negated = codes.length > 1 && codes[0] == '^';
    CharacterSet set = new CharacterSet(negated);
    for (int i = negated ? 1 : 0; i < codes.length; i++) {
      if (codes[i] == '\\' && i + 1 < codes.length) {
        i++;
      }
      int first = codes[i];
      int last = first;
      if (i + 2 < codes.length && codes[i + 1] == '-') {
        last = codes[i + 2];
        i += 2;
      }
      if (last < first) {
        throw new EvaluationException(
            "invalid range \""
                + Character.toString(first)
                + "-"
                + Character.toString(last)
                + "\" in string transliteration");
      }
      set.members.set(first, last + 1);
    }
    return set;
  }

  boolean contains(int code) {
    return members.get(code) != negated;
  }
}
