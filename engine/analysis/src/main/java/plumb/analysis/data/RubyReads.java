package plumb.analysis.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.SourceText;

/** Finds the lookups of Ruby code and ERB templates, as far as their text tells. */
final class RubyReads {
  private static final Pattern CALL =
      Pattern.compile(
          "(?:\\bfunction_(?:lookup|hiera(?:_array|_hash|_include)?)"
              + "|\\bcall_function\\s*\\(\\s*:?['\"]?(?:lookup|hiera(?:_array|_hash|_include)?)['\"]?\\s*,"
              + "|\\bLookup\\.lookup)\\s*[(\\[\\s]*");

  private static final Pattern QUOTED = Pattern.compile("\\G(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");

  private RubyReads() {}

  static void add(SourceText source, KeyReads reads) {
    Matcher call = CALL.matcher(source.text());
    while (call.find()) {
      Matcher name = QUOTED.matcher(source.text());
      List<@Nullable String> parts = new ArrayList<>();
      if (!name.find(call.end())) {
        parts.add(null);
      } else if (name.group(1) != null) {
        parts.add(name.group(1));
      } else {
        parts.addAll(parts(name.group(2)));
      }
      reads.add(parts, true, source.position(call.start()));
    }
  }

  private static List<@Nullable String> parts(String text) {
    List<@Nullable String> parts = new ArrayList<>();
    Matcher expression = EXPRESSION.matcher(text);
    int done = 0;
    while (expression.find()) {
      parts.add(text.substring(done, expression.start()));
      parts.add(null);
      done = expression.end();
    }
    parts.add(text.substring(done));
    return parts;
  }
}
