package plumb.analysis.deprecations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How people write that something is deprecated. Typing errors of authors are known. */
final class Wording {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\bdeprec[a-z]*|\\bobsolete\\b|no longer (used|supported|has|have|does|accepted)"
              + "|\\b(been|was) (removed|renamed|replaced|superseded)\\b|will be removed",
          Pattern.CASE_INSENSITIVE);

  private static final String NOUN = "(parameter|option|setting|attribute|variable)";

  /** What speaks of the parameter, at the start of a sentence: elsewhere, "it" may be anything. */
  private static final String SUBJECT =
      "(?:^\\W*|[.?!:)>]\\s+)(?:note:?\\s+)?(?:(?:this|the) " + NOUN + "|this|it|" + NOUN + ")";

  private static final Pattern DESCRIPTION =
      Pattern.compile(
          // At the start, behind "(optional)" or "Optional." at most.
          "^\\W*((optional|required|string|boolean|array|hash)\\W+){0,2}_*"
              + "(deprecated\\b(?!\\s+\\w+s\\b)|obsolete(?=[_*]*\\s*([.,;:!)\\]]|$)))"
              // What is said of a part, such as the default of this, is not said of it.
              + "|(\\b(use|usage) of (the |this )?|(?<!\\bof )(?<!\\bof the )(?<!\\bof this ))\\b("
              + NOUN
              + "|it|this)\\b (is|was|has been)( now)? (deprecated|obsolete)"
              + "|\\bdeprecated (in favou?r of|in \\d|since)|\\bdeprecated[,.;:]? (please )?use\\b"
              + "|@deprecated\\b|\\bno longer does anything|\\b(has|have) no effect (any ?more|now)|"
              + SUBJECT
              + " (is|was|has been) (no longer (used|supported|available|needed|required)|removed)\\b|"
              + SUBJECT
              + "\\b[^.]{0,80}\\bwill be removed (in|during|with|from|by) "
              + "(version|v?\\d|((a|the|some) )?(next|later|future|coming|upcoming|following|release))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\b(class|define|type|module|resource)\\b[^.]{0,40}? (is|was|has been|are)( now)? deprecated"
              + "|^\\W*deprecated\\b|\\bdeprecated (in favou?r of|since)",
          Pattern.CASE_INSENSITIVE);

  private Wording() {}

  /** Whether a message tells that something is deprecated, or gone. */
  static boolean isMessage(String text) {
    return MESSAGE.matcher(text).find();
  }

  /**
   * The description of a parameter from the sentence that calls it deprecated; null when it does
   * not.
   */
  static @Nullable String ofParameter(String text) {
    return from(DESCRIPTION, text);
  }

  /** The same of a class or type; null otherwise. */
  static @Nullable String ofDefinition(String text) {
    return from(DEFINITION, text);
  }

  private static @Nullable String from(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    int sentence =
        Math.max(text.lastIndexOf(". ", matcher.start()), text.lastIndexOf("? ", matcher.start()));
    return text.substring(sentence < 0 ? 0 : sentence + 2);
  }

  /** A text on one line, as it is told to people. */
  static String oneLine(String text) {
    return text.replaceAll("\\\\?\\s*\\n\\s*|\\s+", " ").strip();
  }
}
