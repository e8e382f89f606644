package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.compiler.program.Param;

/** Finds which parameters a message is about. */
final class Mentions {
  /** Names, qualified or not, and patterns of names such as "ssl_*". */
  private static final Pattern NAME =
      Pattern.compile("[a-z_][\\w:]*\\*?", Pattern.CASE_INSENSITIVE);

  /** What is said behind this is about what to use instead. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\b(please|use(?! of)|in favou?r of|replaced|renamed)\\b", Pattern.CASE_INSENSITIVE);

  private Mentions() {}

  /** The parameters, as far as the text names them before it says what to use instead. */
  static List<String> in(String text, Documented definition) {
    Matcher advice = ADVICE.matcher(text);
    String before = advice.find() ? text.substring(0, advice.start()) : text;
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(before);
    while (matcher.find()) {
      String name = matcher.group();
      names.add(name.substring(name.lastIndexOf(':') + 1));
    }
    return definition.code().params().stream()
        .map(Param::name)
        .filter(parameter -> names.stream().anyMatch(name -> means(name, parameter)))
        .toList();
  }

  /**
   * Whether a name is that of a parameter, the start of several, or one cut short by its author.
   */
  private static boolean means(String name, String parameter) {
    if (name.endsWith("*")) {
      return name.length() > 3 && parameter.startsWith(name.substring(0, name.length() - 1));
    }
    return name.equals(parameter) || name.contains("_") && parameter.endsWith("_" + name);
  }
}
