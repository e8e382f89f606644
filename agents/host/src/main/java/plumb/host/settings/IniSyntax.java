package plumb.host.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How sections and settings are written. Immutable.
 *
 * @param separator text between the name and the value of a new setting; white space around it does
 *     not matter to settings that are there
 * @param indentWidth how often {@code indentText} comes before a new setting; null for as often as
 *     a character comes before the others of its section
 */
record IniSyntax(
    String separator,
    String sectionPrefix,
    String sectionSuffix,
    String indentText,
    @Nullable Integer indentWidth) {

  /** The parts of a line with a setting: what comes before its name, and between it and value. */
  record Setting(String indent, String name, String separator, String value) {}

  /** Patterns of lines, made once for a file. */
  static final class Patterns {
    private final Pattern section;
    private final Pattern setting;
    private final Pattern comment;

    private Patterns(IniSyntax syntax) {
      String separator = syntax.separator.isBlank() ? " " : syntax.separator.strip();
      String notSeparator = "[^\\s" + Pattern.quote(separator) + "]";
      String between = "(\\s*" + Pattern.quote(separator) + "[ \\t]*)(.*)\\s*$";
      section =
          compile(
              "^\\s*"
                  + Pattern.quote(syntax.sectionPrefix)
                  + "(.*)"
                  + Pattern.quote(syntax.sectionSuffix)
                  + "\\s*$");
      setting = compile("^(\\s*)([^#;\\s]|[^#;\\s].*?" + notSeparator + ")" + between);
      comment = compile("^\\s*[#;]+\\s*(.*?" + notSeparator + ")" + between);
    }

    private static Pattern compile(String expression) {
      return Pattern.compile(expression, Pattern.UNIX_LINES | Pattern.MULTILINE);
    }

    /** Returns the name of the section that a line begins; null for any other line. */
    @Nullable String section(String line) {
      Matcher matcher = section.matcher(line);
      return matcher.find() ? matcher.group(1) : null;
    }

    /** Returns the setting that a line is; null for any other line. */
    @Nullable Setting setting(String line) {
      Matcher matcher = setting.matcher(line);
      return matcher.find()
          ? new Setting(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4))
          : null;
    }

    /** Returns the name of the setting that a comment shows; null for any other line. */
    @Nullable String commented(String line) {
      Matcher matcher = comment.matcher(line);
      return matcher.find() ? matcher.group(1) : null;
    }
  }

  Patterns patterns() {
    return new Patterns(this);
  }
}
