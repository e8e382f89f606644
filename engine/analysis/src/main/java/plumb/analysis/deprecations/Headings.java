package plumb.analysis.deprecations;

import java.util.regex.Pattern;

/** The lines of comments that give what follows a title. Typing errors of authors are known. */
final class Headings {
  /** As in "== DEPRECATED PARAMETERS", "Deprecated:", "DEPREACTED PARAMS" and "DEPRECATED !!". */
  private static final Pattern DEPRECATED =
      Pattern.compile(
          "[\\W_]*dep[a-z]{2,8}ed(\\s+(par[a-z]*|options?|attributes?|variables?|arguments?))?[\\W_]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHER =
      Pattern.compile(
          "\\s*+(=++\\s*+(?!(class|define|defined type|definition|type|function)\\b)\\S.*"
              + "|@(?!param\\b|deprecated\\b|note\\b|summary\\b)\\w+.*"
              + "|(Examples?|Sample usage|Authors?|Copyright|License|Dependencies|Requires"
              + "|Actions?|Parameters|Variables|Required|Optional)\\W*)",
          Pattern.CASE_INSENSITIVE);

  private Headings() {}

  /** Whether a line says that what follows it is deprecated, and nothing else. */
  static boolean isDeprecated(String line) {
    return DEPRECATED.matcher(line).matches();
  }

  /** Whether a line starts another section, or an example. */
  static boolean isOther(String line) {
    return OTHER.matcher(line).matches();
  }
}
