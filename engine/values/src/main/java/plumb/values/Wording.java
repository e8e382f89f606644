package plumb.values;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * How messages speak of values. The words are those of the reference, because people search for its
 * messages; that includes the names of its Ruby classes where it shows them.
 */
public final class Wording {
  private Wording() {}

  /** The kind of a value, as "String" or "Integer-Type". */
  public static String label(Object value) {
    if (value instanceof Long || value instanceof BigInteger) {
      return "Integer";
    }
    if (value instanceof Double) {
      return "Float";
    }
    if (value instanceof Boolean) {
      return "Boolean";
    }
    if (value instanceof Regex) {
      return "Regexp";
    }
    if (value instanceof SemVer) {
      return "Semver";
    }
    if (value instanceof SemVerRange) {
      return "SemverRange";
    }
    if (value == Undef.UNDEF) {
      return "Undef Value";
    }
    if (value instanceof Type type) {
      return type.label();
    }
    if (value instanceof Sensitive
        || value instanceof Binary
        || value instanceof Timestamp
        || value instanceof Timespan) {
      return value.getClass().getSimpleName();
    }
    return value instanceof String
        ? "String"
        : value instanceof List<?> ? "Array" : value instanceof Map<?, ?> ? "Hash" : "Object";
  }

  /** The label with its article: "an Integer". */
  public static String aLabel(Object value) {
    return withArticle(label(value));
  }

  /** The label with its article, capitalised: "An Integer". */
  public static String capitalALabel(Object value) {
    return capitalize(aLabel(value));
  }

  /** A text with its article. */
  public static String withArticle(String text) {
    return article(text) + " " + text;
  }

  /** The article before a text: "an" before vowels and y. */
  public static String article(String text) {
    int first = !text.isEmpty() && "'\"".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    boolean vowel = first < text.length() && "aeiouyAEIOUY".indexOf(text.charAt(first)) >= 0;
    return vowel ? "an" : "a";
  }

  static String capitalize(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The name of the Ruby class that the reference has for a value. */
  public static String rubyClass(Object value) {
    if (value instanceof Type type) {
      return "Puppet::Pops::Types::P" + type.kind() + "Type";
    }
    if (value == Undef.UNDEF) {
      return "NilClass";
    }
    if (value == Default.DEFAULT) {
      return "Symbol";
    }
    if (value instanceof Boolean b) {
      return b ? "TrueClass" : "FalseClass";
    }
    if (value instanceof Timestamp || value instanceof Timespan) {
      return "Puppet::Pops::Time::" + value.getClass().getSimpleName();
    }
    if (value instanceof Sensitive || value instanceof Binary) {
      String name = value.getClass().getSimpleName();
      return "Puppet::Pops::Types::P" + name + "Type::" + name;
    }
    if (value instanceof SemVer || value instanceof SemVerRange) {
      return "SemanticPuppet::Version" + (value instanceof SemVerRange ? "Range" : "");
    }
    if (value instanceof Uri uri) {
      return "URI::" + uri.rubyScheme();
    }
    return value instanceof Deferred ? "Puppet::Pops::Types::PuppetObject" : label(value);
  }
}
