package plumb.analysis.interfaces;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of values that an attribute of a resource type takes, as far as they are written.
 */
final class ListedPatterns {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(?:newparam|newproperty|ensurable)\\b");
  private static final Pattern VALUES = Pattern.compile("\\bnewvalues?\\b\\s*\\(?([^\\n]*)");
  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*(?:(/(?:[^/\\\\\\n]|\\\\.)+/)(?![a-z])|:\\w+|:?'[^']*'|:?\"[^\"#]*\"|true\\b|false\\b)\\s*");

  private ListedPatterns() {}

  /** All of them; none when there are others than those that are written out. */
  static List<String> of(String attribute, String source) {
    Pattern declared =
        Pattern.compile(
            "\\b(?:newparam|newproperty)\\b\\s*\\(?\\s*[:'\"]+" + Pattern.quote(attribute) + "\\b");
    Matcher start = declared.matcher(source);
    if (!start.find()) {
      return List.of();
    }
    Matcher next = ATTRIBUTE.matcher(source);
    int end = next.find(start.end()) ? next.start() : source.length();
    List<String> found = new ArrayList<>();
    Matcher values = VALUES.matcher(source.substring(start.end(), end));
    while (values.find()) {
      if (!addAll(values.group(1), found)) {
        return List.of();
      }
    }
    return found;
  }

  private static boolean addAll(String list, List<String> found) {
    Matcher item = ITEM.matcher(list);
    int at = 0;
    while (item.region(at, list.length()).lookingAt()) {
      if (item.group(1) != null) {
        found.add(item.group(1));
      }
      at = item.end();
      if (at >= list.length() || list.charAt(at) != ',') {
        return at >= list.length() || ")}#d".indexOf(list.charAt(at)) >= 0;
      }
      at++;
    }
    return false;
  }
}
