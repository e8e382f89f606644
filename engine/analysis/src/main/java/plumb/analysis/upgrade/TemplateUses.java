package plumb.analysis.upgrade;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.upgrade.Use.Site;

/** Finds what an upgrade touches in a template or function in Ruby. */
final class TemplateUses {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:scope\\s*\\[|\\b(?:lookupvar|has_variable\\?)\\s*\\(?)\\s*['\"](?:::)?([\\w:]+)['\"]");
  private static final Pattern FUNCTION =
      Pattern.compile("\\bfunction_(\\w+)\\s*\\(|\\bcall_function\\(\\s*['\":]+([\\w:]+)");

  private TemplateUses() {}

  static void find(String text, Upgrade upgrade, UsesOfFile uses) {
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      String name = variables.group(1);
      uses.key(upgrade.ofKey(name), name, variables.start(1), Site.READ);
    }
    Matcher functions = FUNCTION.matcher(text);
    while (functions.find()) {
      int group = functions.group(1) == null ? 2 : 1;
      String name = functions.group(group).toLowerCase(Locale.ROOT);
      uses.name(upgrade.of(Sort.FUNCTION, name), name, functions.start(group));
    }
  }
}
