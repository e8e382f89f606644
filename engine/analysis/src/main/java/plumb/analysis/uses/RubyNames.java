package plumb.analysis.uses;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.uses.NameVisitor.Named;

/** Shows the names that a template or function in Ruby uses, as far as its text tells. */
public final class RubyNames {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:scope\\s*\\[|\\b(?:lookupvar|has_variable\\?)\\s*\\(?)\\s*['\"](?:::)?([\\w:]+)['\"]");
  private static final Pattern FUNCTION =
      Pattern.compile("\\bfunction_(\\w+)\\s*\\(|\\bcall_function\\(\\s*['\":]+([\\w:]+)");

  private RubyNames() {}

  /** Shows all names of a text. */
  public static void show(String text, NameVisitor visitor) {
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      visitor.key(variables.group(1), variables.start(1), Site.READ);
    }
    Matcher functions = FUNCTION.matcher(text);
    while (functions.find()) {
      int group = functions.group(1) == null ? 2 : 1;
      String name = functions.group(group).toLowerCase(Locale.ROOT);
      visitor.name(Named.FUNCTION, name, functions.start(group));
    }
  }
}
