package plumb.compiler.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison passes over: {@code Type[title]}, or one parameter of it, {@code
 * Type[title]/name}. A star stands for any text.
 */
public final class IgnoreRule {
  private static final Pattern FORM = Pattern.compile("([^\\[\\]]+\\[.+\\])(?:/([^/\\[\\]]+))?");

  private final Pattern resource;
  private final @Nullable Pattern parameter;

  private IgnoreRule(Pattern resource, @Nullable Pattern parameter) {
    this.resource = resource;
    this.parameter = parameter;
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException with a sentence when it has another form
   */
  public static IgnoreRule parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no rule of the form Type[title] or Type[title]/parameter");
    }
    String name = form.group(2);
    return new IgnoreRule(Glob.pattern(form.group(1)), name == null ? null : Glob.pattern(name));
  }

  /**
   * Whether it covers a resource.
   *
   * @param name a parameter's name; null for the whole resource
   */
  boolean matches(String ref, @Nullable String name) {
    if (parameter == null) {
      return resource.matcher(ref).matches();
    }
    return name != null && parameter.matcher(name).matches() && resource.matcher(ref).matches();
  }
}
