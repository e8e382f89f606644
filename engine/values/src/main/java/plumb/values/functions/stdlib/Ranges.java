package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.Function;
import plumb.values.functions.RubyOrder;
import plumb.values.functions.RubyText;

/** {@code range} and {@code values_at}: what lies between two numbers or words. */
final class Ranges {
  private static final int LIMIT = 1_000_000;

  private Ranges() {}

  static Function range() {
    return Legacy.function("range", Ranges::range);
  }

  private static Object range(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("range(): Wrong number of arguments given (0 for 1)");
    }
    if (args.size() > 1) {
      Object third = Legacy.argument(args, 2);
      long step = third == Undef.UNDEF ? 1 : Legacy.integer(third).abs().longValue();
      if (step == 0) {
        throw new EvaluationException(
            "range(): 3rd arg (step size) must be a non zero integer (e.g. 1 or -1)");
      }
      return elements(RubyText.of(args.get(0)), args.get(1), false, step);
    }
    if (!(args.get(0) instanceof String) && args.get(0) != Default.DEFAULT) {
      throw RubyText.noMethod("match", args.get(0));
    }
    String value = RubyText.of(args.get(0));
    Match match = Regex.of("^(\\w+)(\\.\\.\\.?|\\-)(\\w+)$").match(value);
    if (match == null) {
      boolean line = Regex.of("^.+$").matches(value);
      throw new EvaluationException(
          (line
                  ? "range(): Unable to compute range from the value: "
                  : "range(): Unknown range format: ")
              + value);
    }
    return elements(group(match, 1), group(match, 3), group(match, 2).equals("..."), 1);
  }

  private static String group(Match match, int index) {
    return String.valueOf(match.group(index));
  }

  private static Object elements(String start, Object stop, boolean exclusive, long step) {
    if (Regex.of("^\\d+$").matches(start)) {
      long first = Legacy.integer(start).longValue();
      long last = Legacy.integer(stop).longValue() - (exclusive ? 1 : 0);
      List<Object> result = new ArrayList<>();
      for (long i = first; i <= last && result.size() < LIMIT; i += step) {
        result.add(i);
      }
      return result;
    }
    return words(start, RubyText.of(stop), exclusive, step);
  }

  /** The words from one to another, each the successor of the one before it. */
  private static List<Object> words(String first, String last, boolean exclusive, long step) {
    List<Object> result = new ArrayList<>();
    int order = RubyOrder.compareText(first, last);
    if (order > 0 || (order == 0 && exclusive)) {
      return result;
    }
    String word = first;
    String beyond = successor(last);
    for (long i = 0; !word.equals(beyond) && result.size() < LIMIT; i++) {
      boolean end = word.equals(last);
      if (end && exclusive) {
        break;
      }
      if (i % step == 0) {
        result.add(word);
      }
      word = successor(word);
      if (end || word.isEmpty() || bytes(word) > bytes(last)) {
        break;
      }
    }
    return result;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Ruby's {@code String#succ}: the rightmost letter or digit counts up and carries to the left.
   */
  static String successor(String text) {
    if (text.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(text);
    int at = lastAlphanumeric(text, text.length());
    if (at < 0) {
      int last = text.length() - 1;
      out.setCharAt(last, (char) (out.charAt(last) + 1));
      return out.toString();
    }
    while (true) {
      char c = out.charAt(at);
      char wrapped = c == '9' ? '0' : c == 'z' ? 'a' : c == 'Z' ? 'A' : 0;
      if (wrapped == 0) {
        out.setCharAt(at, (char) (c + 1));
        return out.toString();
      }
      out.setCharAt(at, wrapped);
      int next = lastAlphanumeric(text, at);
      // Over other characters, a carry goes from digit to digit and from letter to letter only.
      boolean gap = next >= 0 && next != at - 1;
      if (next < 0
          || (gap && Character.isDigit(text.charAt(next)) != Character.isDigit(text.charAt(at)))) {
        out.insert(at, wrapped == '0' ? '1' : wrapped);
        return out.toString();
      }
      at = next;
    }
  }

  private static int lastAlphanumeric(String text, int end) {
    int at = end - 1;
    while (at >= 0 && !(text.charAt(at) < 128 && Character.isLetterOrDigit(text.charAt(at)))) {
      at--;
    }
    return at;
  }

  static Object valuesAt(List<Object> args) {
    if (!(args.get(0) instanceof List<?> list)) {
      throw new EvaluationException("values_at(): Requires array to work with");
    }
    List<Object> indices = CollectionFunctions.flatten(List.of(args.get(1)));
    if (indices.isEmpty()) {
      throw new EvaluationException(
          "values_at(): You must provide at least one positive index to collect");
    }
    List<Object> result = new ArrayList<>();
    for (Object index : indices) {
      addAt(result, list, RubyText.of(index));
    }
    result.removeIf(value -> value == Undef.UNDEF);
    return result;
  }

  private static void addAt(List<Object> result, List<?> list, String index) {
    Match match = Regex.of("^(\\d+)(\\.\\.\\.?|\\-)(\\d+)$").match(index);
    BigInteger size = BigInteger.valueOf(list.size());
    if (match == null) {
      if (!Regex.of("^\\d+$").matches(index)) {
        throw new EvaluationException("values_at(): Unknown format of given index");
      }
      BigInteger position = Legacy.integer(index);
      if (position.compareTo(size) >= 0) {
        throw new EvaluationException("values_at(): Given index exceeds array size");
      }
      result.add(list.get(position.intValue()));
      return;
    }
    BigInteger start = Legacy.integer(group(match, 1));
    BigInteger stop = Legacy.integer(group(match, 3));
    if (start.compareTo(stop) > 0) {
      throw new EvaluationException(
          "values_at(): Stop index in given indices range is smaller than the start index");
    }
    if (stop.compareTo(size) >= 0) {
      throw new EvaluationException(
          "values_at(): Stop index in given indices range exceeds array size");
    }
    int end = stop.intValue() + (group(match, 2).equals("...") ? 0 : 1);
    result.addAll(list.subList(start.intValue(), Math.max(start.intValue(), end)));
  }
}
