package plumb.host.concat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import plumb.agent.provider.ProviderException;

/**
 * Sorts fragments by order and name. Where orders are numbers, an order or a name that consists of
 * digits is one, and numbers cannot be compared with anything else.
 */
final class FragmentOrder {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private FragmentOrder() {}

  static Comparator<DesiredFragment> of(DesiredConcat file) {
    Comparator<String> texts = file.numeric() ? FragmentOrder::byNumber : FragmentOrder::byBytes;
    return Comparator.comparing(DesiredFragment::order, texts)
        .thenComparing(DesiredFragment::name, texts);
  }

  /** Numbers and other texts never get here together. */
  private static int byNumber(String one, String other) {
    return isNumber(one) && isNumber(other)
        ? new BigInteger(one).compareTo(new BigInteger(other))
        : byBytes(one, other);
  }

  /** Bytes of UTF-8 sort as code points do. */
  private static int byBytes(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    return Arrays.compare(left, right);
  }

  static boolean isNumber(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** Fails where some orders are numbers and others are not. */
  static void check(DesiredConcat file, Iterable<DesiredFragment> fragments)
      throws ProviderException {
    if (!file.numeric()) {
      return;
    }
    Boolean numbers = null;
    for (DesiredFragment fragment : fragments) {
      boolean number = isNumber(fragment.order());
      if (numbers != null && numbers != number) {
        throw new ProviderException(
            "Some fragments of "
                + file.path()
                + " have numbers as their order and others do not: '"
                + fragment.order()
                + "'");
      }
      numbers = number;
    }
  }
}
