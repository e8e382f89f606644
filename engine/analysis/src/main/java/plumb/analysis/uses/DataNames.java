package plumb.analysis.uses;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the names that values of data read, in each of the ways to say it. */
public final class DataNames {
  /** A quote, as it stands within a text that has such quotes itself, too. */
  private static final String QUOTE = "(?:''|\\\\?['\"])";

  private static final Pattern LOOKUP =
      Pattern.compile("%\\{\\s*(?:lookup|hiera|alias)\\(\\s*" + QUOTE + "([\\w:]+)");
  private static final Pattern VARIABLE =
      Pattern.compile("%\\{\\s*(?:::)?([a-z]\\w*(?:::\\w+)+)(?=[\\s.}])");

  private static final Pattern SCOPE =
      Pattern.compile("%\\{\\s*scope\\(\\s*" + QUOTE + "(?:::)?([a-z]\\w*(?:::\\w+)+)");

  private DataNames() {}

  /**
   * Shows all names of a text.
   *
   * @param start the text's own position
   */
  public static void show(String text, int start, NameVisitor visitor) {
    Matcher lookups = LOOKUP.matcher(text);
    while (lookups.find()) {
      visitor.key(lookups.group(1), start + lookups.start(1), Site.LOOKUP);
    }
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      visitor.key(variables.group(1), start + variables.start(1), Site.READ);
    }
    RubyNames.keys(SCOPE, text, Site.READ, at -> start + at, visitor);
  }
}
