package plumb.analysis.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.SourceText;

/** Finds the lookups of Ruby code and of templates, as far as their text tells. */
final class TextReads {
  private static final String FUNCTIONS = "(?:lookup|hiera(?:_array|_hash|_include)?)";
  private static final String BEFORE_NAME = "\\s*[(\\[\\s]*";

  private static final Pattern IN_RUBY =
      Pattern.compile(
          "(?:\\bfunction_"
              + FUNCTIONS
              + "|\\bcall_function\\s*\\(\\s*:?['\"]?"
              + FUNCTIONS
              + "['\"]?\\s*,|\\bLookup\\.lookup)"
              + BEFORE_NAME);

  private static final Pattern IN_TEMPLATES =
      Pattern.compile("\\b" + FUNCTIONS + "(?=\\()" + BEFORE_NAME);

  private static final Pattern QUOTED = Pattern.compile("\\G(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");

  private TextReads() {}

  /** Adds those of Ruby code, or of a template in Ruby. */
  static void addRuby(SourceText source, KeyReads reads) {
    add(source, IN_RUBY, reads);
  }

  /** Adds those of a template in Puppet's language. */
  static void addTemplate(SourceText source, KeyReads reads) {
    add(source, IN_TEMPLATES, reads);
  }

  private static void add(SourceText source, Pattern calls, KeyReads reads) {
    Matcher call = calls.matcher(source.text());
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
