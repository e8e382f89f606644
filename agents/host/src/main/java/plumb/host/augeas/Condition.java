package plumb.host.augeas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** Whether a tree has what a condition asks for. */
final class Condition {
  private static final Pattern SIZE = Pattern.compile("size\\s+(==|!=|<=|>=|<|>)\\s*(\\d+)");
  private static final Pattern MEMBER = Pattern.compile("(include|not_include)\\s+(.*)");
  private static final Pattern LIST = Pattern.compile("(==|!=)\\s*\\[(.*)\\]");
  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(,|$)");

  private Condition() {}

  /** Compares the value of a node, empty when it has none. */
  static boolean compare(String value, String comparator, String wanted) {
    if (comparator.equals("=~")) {
      return Pattern.compile(wanted).matcher(value).find();
    }
    boolean numeric = isNumber(value) && isNumber(wanted);
    boolean ordered = comparator.startsWith("<") || comparator.startsWith(">");
    int order =
        numeric && ordered
            ? Double.compare(Double.parseDouble(value), Double.parseDouble(wanted))
            : value.compareTo(wanted);
    return holds(order, comparator);
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?\\d+(\\.\\d+)?");
  }

  private static boolean holds(int order, String comparator) {
    return switch (comparator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  /** Judges what was found by the second half of a condition on several nodes. */
  static boolean judge(List<@Nullable String> found, String clause) throws ProviderException {
    Matcher size = SIZE.matcher(clause);
    if (size.matches()) {
      int wanted = Integer.parseInt(size.group(2));
      return holds(Integer.compare(found.size(), wanted), size.group(1));
    }
    Matcher member = MEMBER.matcher(clause);
    if (member.matches()) {
      boolean includes = found.contains(unquoted(member.group(2).strip()));
      return member.group(1).equals("include") == includes;
    }
    Matcher list = LIST.matcher(clause);
    if (list.matches()) {
      return list.group(1).equals("==") == found.equals(items(list.group(2)));
    }
    throw new ProviderException("Invalid command: " + clause);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.startsWith("'") || text.startsWith("\""))
            && text.endsWith(text.substring(0, 1));
    return quoted ? text.substring(1, text.length() - 1) : text.split("\\s")[0];
  }

  private static List<String> items(String text) throws ProviderException {
    List<String> items = new ArrayList<>();
    Matcher matcher = ITEM.matcher(text);
    int at = 0;
    while (at < text.length() && !text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new ProviderException("Invalid array in command: [" + text + "]");
      }
      String item = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      items.add(item.replaceAll("\\\\(.)", "$1"));
      at = matcher.end();
    }
    return items;
  }
}
