package plumb.catalog.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

/**
 * What methods of the Ruby module {@code PuppetX::Keystone::CompositeNamevar} give, which types of
 * OpenStack compute their title patterns by. It stands for known code alone, see {@link
 * RubyTypeScanner.Libraries#isKnown}.
 */
final class TitleMethods {
  /** What a type requires to call them. */
  static final String FEATURE = "puppet_x/keystone/composite_namevar";

  private static final String MODULE = "PuppetX::Keystone::CompositeNamevar";

  /** Text without two colons in a row. */
  private static final Regex PART = Regex.of("(?:[^:]|:[^:])+");

  private TitleMethods() {}

  /** The regular expression that a method without arguments returns; null if unknown. */
  static @Nullable Regex regex(String method) {
    return method.equals(MODULE + ".not_two_colon_regex") ? PART : null;
  }

  /** The title patterns that a method makes of names of attributes; null if unknown. */
  static @Nullable List<TitlePattern> patterns(String method, List<String> attributes) {
    if (!method.equals(MODULE + ".basic_split_title_patterns") || attributes.size() != 2) {
      return null;
    }
    String part = "(" + PART.embeddable() + ")";
    return List.of(
        new TitlePattern(Regex.of("^" + part + "::" + part + "$"), attributes),
        new TitlePattern(Regex.of("^" + part + "$"), attributes.subList(0, 1)));
  }
}
