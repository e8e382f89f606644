package plumb.analysis.uses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  /** A text that is a name, wherever it stands; names can be symbols. */
  private static final Pattern TEXT = Pattern.compile("(['\"])(?:::)?([a-z]\\w*(?:::\\w+)+)\\1");

  /** A name of which a part is computed. */
  private static final Pattern COMPUTED =
      Pattern.compile("\"(?=[^\"\\n]*::)([\\w:]*(?:#\\{[^}\"\\n]*\\}[\\w:]*)+)\"");

  private static final Pattern PART = Pattern.compile("#\\{[^}]*\\}");

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
    texts(text, place, visitor);
  }

  /** Shows texts that may name something: many ways lead from them to a variable or to data. */
  static void texts(String text, IntUnaryOperator place, NameVisitor visitor) {
    Matcher texts = TEXT.matcher(text);
    while (texts.find()) {
      visitor.text(texts.group(2), place.applyAsInt(texts.start(2)));
    }
    Matcher computed = COMPUTED.matcher(text);
    while (computed.find()) {
      visitor.computedKey(parts(computed.group(1)), place.applyAsInt(computed.start(1)));
    }
  }

  /** What is written out of a name, between what is computed. */
  private static List<@Nullable String> parts(String name) {
    List<@Nullable String> parts = new ArrayList<>();
    int start = 0;
    Matcher computed = PART.matcher(name);
    while (computed.find()) {
      parts.add(name.substring(start, computed.start()));
      parts.add(null);
      start = computed.end();
    }
    parts.add(name.substring(start));
    return parts;
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
