package plumb.compiler.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for the variables of an ERB text, of the kinds that its code seems to expect. */
final class TemplateVariables {
  private static final Pattern USE = Pattern.compile("@([a-z_][a-z0-9_]*)([^\\n%]{0,40})");
  private static final Pattern HASH =
      Pattern.compile(
          "\\.(keys|has_key\\?|each_pair|values|key\\?|to_yaml)\\b.*"
              + "|\\.sort(_by)?( do |\\.(each|map))[^|]*\\|\\(?\\w+, *\\w+.*"
              + "|\\.(each|map|select|reject|collect) *(do|\\{) *\\|\\(?\\w+, *\\w+.*"
              + "|\\[['\"].*|.*(is_a|kind_of)\\?\\(? ?Hash.*");
  private static final Pattern LIST =
      Pattern.compile(
          "\\.(each|join|map|collect|sort|flatten|uniq|compact|first|last|length|size|select|reject"
              + "|each_with_index|any\\?|sort_by)\\b.*|\\[[0-9i].*|.*(is_a|kind_of)\\?\\(? ?Array.*");
  private static final Pattern NUMBER = Pattern.compile(" *([<>]=?|\\+|\\*) *[0-9].*|\\.to_i.*");
  private static final Pattern TRUTH = Pattern.compile(" *(==|!=) *(true|false).*| *\\?.*|");

  /** Names that a manifest cannot set. */
  private static final Set<String> TAKEN = Set.of("title", "name", "facts", "trusted");

  private TemplateVariables() {}

  /** Each variable with the source text of its value. */
  static Map<String, String> of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher use = USE.matcher(text);
    while (use.find()) {
      String name = use.group(1);
      if (TAKEN.contains(name)) {
        continue;
      }
      String value = value(name, use.group(2).stripTrailing());
      String known = values.get(name);
      if (known == null || rank(value) > rank(known)) {
        values.put(name, value);
      }
    }
    return values;
  }

  private static String value(String name, String rest) {
    if (HASH.matcher(rest).matches()) {
      return "{ 'b' => 'one', 'a' => 'two' }";
    }
    if (LIST.matcher(rest).matches()) {
      return "['b', 'a']";
    }
    if (NUMBER.matcher(rest).matches()) {
      return "42";
    }
    return TRUTH.matcher(rest).matches() ? "true" : "'the " + name + "'";
  }

  /** The more special a use is, the more it says. */
  private static int rank(String value) {
    return switch (value.charAt(0)) {
      case '{' -> 4;
      case '[' -> 3;
      case '4' -> 2;
      case '\'' -> 1;
      default -> 0;
    };
  }
}
