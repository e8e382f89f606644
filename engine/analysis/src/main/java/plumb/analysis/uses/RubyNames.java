package plumb.analysis.uses;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
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
  private static final Pattern LOOKUP =
      Pattern.compile(
          "\\b(?:function_(?:lookup|hiera\\w*)\\s*\\(|call_function\\(\\s*['\":]+(?:lookup|hiera\\w*)['\"]?\\s*,)"
              + "\\s*\\[?\\s*['\"](?:::)?([\\w:]+)");

  private RubyNames() {}

  /** Shows all names of a text. */
  public static void show(String text, NameVisitor visitor) {
    show(text, IntUnaryOperator.identity(), visitor);
  }

  /**
   * Shows all names of a text within another one.
   *
   * @param place makes a position there of one in the text
   */
  static void show(String text, IntUnaryOperator place, NameVisitor visitor) {
    keys(VARIABLE, text, Site.READ, place, visitor);
    keys(LOOKUP, text, Site.LOOKUP, place, visitor);
    Matcher functions = FUNCTION.matcher(text);
    while (functions.find()) {
      int group = functions.group(1) == null ? 2 : 1;
      String name = functions.group(group).toLowerCase(Locale.ROOT);
      visitor.name(Named.FUNCTION, name, place.applyAsInt(functions.start(group)));
    }
  }

  /** Shows what the first group of a pattern finds. */
  static void keys(
      Pattern pattern, String text, Site site, IntUnaryOperator place, NameVisitor visitor) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      visitor.key(found.group(1), place.applyAsInt(found.start(1)), site);
    }
  }
}
