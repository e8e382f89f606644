package plumb.analysis.interfaces;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a Ruby file adds under names that it writes out, by themselves or in a list that
 * is gone through.
 *
 * @param names where each stands first, counted from 0
 * @param madeUp where the first stands whose name is computed; null when none is
 */
record FactNames(Map<String, Integer> names, @Nullable Integer madeUp) {
  private static final Pattern ADDED =
      Pattern.compile(
          "\\bFacter\\.add\\b\\s*\\(?\\s*(?:[:'\"]+([A-Za-z_][\\w.-]*)['\"]?(?![#\\w]))?");
  private static final Pattern EACH =
      Pattern.compile(
          "(?:%[wi][\\[({<]([^\\])}>]*)[\\])}>]|\\[([^\\]]*)\\])\\.each\\s*(?:do|\\{)\\s*"
              + "\\|\\s*(\\w+)\\s*\\|\\s*(Facter\\.add\\b)\\s*\\(?\\s*(\\w+)\\b(?!\\s*\\+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.-]*");

  static FactNames in(String text) {
    Map<String, Integer> names = new LinkedHashMap<>();
    Set<Integer> listed = new HashSet<>();
    Matcher each = EACH.matcher(text);
    while (each.find()) {
      if (each.group(3).equals(each.group(5))) {
        int group = each.group(1) == null ? 2 : 1;
        listed.add(each.start(4));
        Matcher word = WORD.matcher(each.group(group));
        while (word.find()) {
          names.putIfAbsent(word.group(), each.start(group) + word.start());
        }
      }
    }
    Integer madeUp = null;
    Matcher added = ADDED.matcher(text);
    while (added.find()) {
      if (added.group(1) != null) {
        names.putIfAbsent(added.group(1), added.start());
      } else if (madeUp == null && !listed.contains(added.start())) {
        madeUp = added.start();
      }
    }
    return new FactNames(names, madeUp);
  }
}
