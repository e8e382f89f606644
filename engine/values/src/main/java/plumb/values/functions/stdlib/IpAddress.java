package plumb.values.functions.stdlib;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;

/**
 * An address of IP version 4 or 6 with a mask, read from the notations that Ruby's {@code IPAddr}
 * takes.
 *
 * @param address the address, masked
 * @param mask ones for the bits of the network
 * @param bits 32 or 128
 * @param zone the zone of a version 6 address with its per cent sign, or the empty text
 */
public record IpAddress(BigInteger address, BigInteger mask, int bits, String zone) {
  private static final String HEX = "[\\da-f]{1,4}";
  private static final String QUAD = "\\d+\\.\\d+\\.\\d+\\.\\d+";
  private static final String FULL =
      "\\A(?:(?:" + HEX + ":){7}" + HEX + "|((?:" + HEX + ":){6})(" + QUAD + "))\\z";
  private static final String COMPRESSED =
      "\\A((?:(?:"
          + HEX
          + ":)*"
          + HEX
          + ")?)::((?:((?:"
          + HEX
          + ":)*)(?:"
          + HEX
          + "|("
          + QUAD
          + ")))?)\\z";

  static boolean isAddress(Object value) {
    return find(value) != null;
  }

  static boolean isVersion4(Object value) {
    IpAddress address = find(value);
    return address != null && address.bits == 32;
  }

  /** Whether a value is the text of an address of version 6. */
  public static boolean isVersion6(Object value) {
    IpAddress address = find(value);
    return address != null && address.bits == 128;
  }

  /** The address, null when the value is not the text of one. */
  static @Nullable IpAddress find(Object value) {
    if (!(value instanceof String text)) {
      return null;
    }
    try {
      return parse(text);
    } catch (EvaluationException e) {
      return null;
    }
  }

  /**
   * Reads an address, perhaps in brackets, with a zone, a prefix length or a mask.
   *
   * @throws EvaluationException when it is none
   */
  static IpAddress parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 1;
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    String zone = "";
    Match zoned = Regex.of("\\A(.*)(%\\w+)\\z").match(host);
    if (zoned != null) {
      host = String.valueOf(zoned.group(1));
      zone = String.valueOf(zoned.group(2));
    }
    BigInteger address = null;
    int bits = 32;
    if (!bracketed && zoned == null && Regex.of("\\A" + QUAD + "\\z").matches(host)) {
      address = quad(host, text);
    }
    if (address == null) {
      address = words(host, text);
      bits = 128;
    }
    if (slash < 0) {
      return new IpAddress(address, ones(bits, bits), bits, zone);
    }
    BigInteger mask = mask(text.substring(slash + 1), bits, text);
    return new IpAddress(address.and(mask), mask, bits, zone);
  }

  /** Whether another address, with its whole network, is in this one's network. */
  boolean includes(IpAddress other) {
    return bits == other.bits
        && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0;
  }

  private BigInteger first() {
    return address.and(mask);
  }

  private BigInteger last() {
    return address.or(ones(bits, bits).xor(mask));
  }

  private static BigInteger ones(int count, int bits) {
    return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE).shiftLeft(bits - count);
  }

  private static EvaluationException invalid(String problem, String text) {
    return new EvaluationException(problem + ": " + text);
  }

  private static BigInteger quad(String host, String text) {
    BigInteger result = BigInteger.ZERO;
    for (String part : host.split("\\.")) {
      if (part.length() > 3 || Integer.parseInt(part) > 255) {
        throw invalid("invalid address", text);
      }
      if (part.length() > 1 && part.charAt(0) == '0') {
        throw invalid("zero-filled number in IPv4 address is ambiguous", text);
      }
      result = result.shiftLeft(8).or(new BigInteger(part));
    }
    return result;
  }

  private static BigInteger words(String host, String text) {
    Match full = Regex.of(FULL, Regex.IGNORE_CASE).match(host);
    if (full != null) {
      String quad = full.group(2);
      return quad == null
          ? join(host, "", text)
          : join(String.valueOf(full.group(1)), "0:0", text).or(quad(quad, text));
    }
    Match compressed = Regex.of(COMPRESSED, Regex.IGNORE_CASE).match(host);
    if (compressed == null) {
      // Ruby's own words end here: it does not know the address yet.
      throw invalid("invalid address", "");
    }
    String left = String.valueOf(compressed.group(1));
    String quad = compressed.group(4);
    return quad == null
        ? join(left, String.valueOf(compressed.group(2)), text)
        : join(left, compressed.group(3) + "0:0", text).or(quad(quad, text));
  }

  private static BigInteger join(String left, String right, String text) {
    String[] high = left.isEmpty() ? new String[0] : left.split(":");
    String[] low = right.isEmpty() ? new String[0] : right.split(":");
    if (high.length + low.length > 8) {
      throw invalid("invalid address", text);
    }
    BigInteger result = BigInteger.ZERO;
    for (int i = 0; i < 8; i++) {
      int fromEnd = i - (8 - low.length);
      String word = i < high.length ? high[i] : fromEnd >= 0 ? low[fromEnd] : "0";
      result = result.shiftLeft(16).or(new BigInteger(word, 16));
    }
    return result;
  }

  private static BigInteger mask(String mask, int bits, String text) {
    if (Regex.of("\\A(0|[1-9]+\\d*)\\z").matches(mask)) {
      if (mask.length() > 3 || Integer.parseInt(mask) > bits) {
        throw invalid("invalid length", text);
      }
      return ones(Integer.parseInt(mask), bits);
    }
    if (Regex.of("\\A\\d+\\z").matches(mask)) {
      throw invalid("leading zeros in prefix", text);
    }
    IpAddress address = parse(mask);
    if (address.bits != bits) {
      throw invalid("address family is not same", text);
    }
    BigInteger hosts = address.address.xor(address.mask);
    if (hosts.add(BigInteger.ONE).and(hosts).signum() != 0) {
      throw invalid("invalid mask " + mask, text);
    }
    return address.address;
  }

  /** The address in its shortest form, without the mask. */
  @Override
  public String toString() {
    if (bits == 32) {
      return quadText(address.longValue());
    }
    int[] words = new int[8];
    for (int i = 0; i < 8; i++) {
      words[i] = address.shiftRight(16 * (7 - i)).intValue() & 0xffff;
    }
    int start = 0;
    int length = 0;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && words[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    boolean mapped = start == 0 && length == 5 && words[5] == 0xffff;
    if (zone.isEmpty() && (mapped || (start == 0 && length == 6))) {
      return (mapped ? "::ffff:" : "::") + quadText(address.longValue() & 0xffffffffL);
    }
    return wordsText(words, start, length) + zone;
  }

  private static String wordsText(int[] words, int start, int length) {
    StringBuilder out = new StringBuilder(40);
    for (int i = 0; i < 8; i++) {
      if (length > 1 && i == start) {
        out.append("::");
        i += length - 1;
        continue;
      }
      if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(words[i]));
    }
    return out.toString();
  }

  private static String quadText(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
