package plumb.host.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Privileges as they are written: words, and columns in parentheses. */
final class Privileges {
  static final String ALL = "ALL";

  private static final Pattern COLUMNS = Pattern.compile("(\\w+)\\s*\\((.*)\\)");
  private static final Pattern WORDS = Pattern.compile("[A-Z][A-Z_ ]*");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*(?![^(]*\\))");

  private Privileges() {}

  /** Returns the privileges of a list with commas, each in its usual form, sorted. */
  static List<String> split(String list) {
    TreeSet<String> privileges = new TreeSet<>();
    for (String privilege : COMMA.split(list.strip())) {
      privileges.add(usual(privilege));
    }
    return List.copyOf(privileges);
  }

  /** Returns one privilege in capital letters, its columns sorted. */
  static String usual(String privilege) {
    Matcher matcher = COLUMNS.matcher(privilege.strip());
    if (matcher.matches()) {
      List<String> columns = new ArrayList<>(List.of(matcher.group(2).strip().split("\\s*,\\s*")));
      columns.sort(null);
      return matcher.group(1).toUpperCase(Locale.ROOT) + " (" + String.join(", ", columns) + ")";
    }
    String words = privilege.strip().toUpperCase(Locale.ROOT);
    return words.equals("ALL PRIVILEGES") ? ALL : words;
  }

  /** Returns whether this can be a privilege, and is nothing else of SQL. */
  static boolean isOne(String privilege) {
    return WORDS.matcher(privilege).matches() || COLUMNS.matcher(privilege).matches();
  }

  /** Returns privileges in their usual form as statements have them. */
  static String sql(List<String> privileges) {
    if (privileges.contains(ALL)) {
      return "ALL PRIVILEGES";
    }
    List<String> parts = new ArrayList<>();
    for (String privilege : privileges) {
      Matcher matcher = COLUMNS.matcher(privilege);
      if (matcher.matches()) {
        List<String> columns = new ArrayList<>();
        for (String column : matcher.group(2).split(", ", -1)) {
          columns.add(Sql.name(column));
        }
        parts.add(matcher.group(1) + " (" + String.join(", ", columns) + ")");
      } else {
        parts.add(privilege);
      }
    }
    return String.join(", ", parts);
  }
}
