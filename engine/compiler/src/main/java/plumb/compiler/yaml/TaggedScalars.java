package plumb.compiler.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;
import plumb.values.Binary;

/** What an explicit tag makes of a node, as far as Psych's safe loading allows tags at all. */
final class TaggedScalars {
  private static final String STANDARD = "tag:yaml.org,2002:";

  private TaggedScalars() {}

  /** Returns the value of a scalar node. */
  static Object value(ScalarEvent event) {
    String tag = event.getTag();
    String text = event.getValue();
    if (event.isDQuoted()) {
      checkSurrogates(text);
    }
    if (tag == null) {
      return event.isPlain() ? ScalarResolver.resolve(text) : text;
    }
    if (tag.startsWith("!ruby/")) {
      return rubyScalar(tag, text);
    }
    return switch (tag) {
      case STANDARD + "str", "!str" -> text;
      case STANDARD + "binary", "!binary" -> binary(text);
      case STANDARD + "float", "!float" -> toFloat(ScalarResolver.resolve(text));
      default -> {
        if (tag.startsWith("!str:")) {
          throw refused(tag.substring("!str:".length()));
        }
        yield ScalarResolver.resolve(text);
      }
    };
  }

  /** Half a surrogate pair, which only an escape can produce, is no character. */
  private static void checkSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new ScalarException("YAML_SYNTAX", "Half a surrogate pair is no character");
        }
        i++;
      }
    }
  }

  private static Object rubyScalar(String tag, String text) {
    String kind = tag.substring("!ruby/".length());
    if (kind.startsWith("sym")) {
      return new YamlSymbol(text);
    }
    int colon = kind.indexOf(':');
    String name = colon < 0 ? "" : kind.substring(colon + 1);
    return switch (colon < 0 ? kind : kind.substring(0, colon)) {
      case "string" -> {
        if (!name.isEmpty()) {
          throw refused(name);
        }
        yield text;
      }
      case "object" -> {
        if (name.equals("BigDecimal")
            || name.equals("DateTime")
            || name.equals("Complex")
            || name.equals("Rational")) {
          throw refused(name);
        }
        yield ScalarResolver.resolve(text);
      }
      case "class", "module" -> throw refused(text);
      case "regexp" -> throw refused("Regexp");
      case "range" -> throw refused("Range");
      default -> ScalarResolver.resolve(text);
    };
  }

  /**
   * The text that the bytes are in UTF-8, or else a {@link Binary}: Ruby has strings of bytes that
   * are no text, and the language has none.
   */
  private static Object binary(String text) {
    byte[] bytes = Base64.getDecoder().decode(digits(text));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Binary(bytes);
    }
  }

  /** What Ruby decodes: the digits up to the padding, without a last one that makes no byte. */
  private static String digits(String text) {
    int padding = text.indexOf('=');
    String digits =
        (padding < 0 ? text : text.substring(0, padding)).replaceAll("[^A-Za-z0-9+/]", "");
    return digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
  }

  private static Object toFloat(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new ScalarException("YAML_NUMBER", "invalid value for Float(): \"" + text + '"');
      }
    }
    throw new ScalarException("YAML_NUMBER", "This cannot be converted to a float");
  }

  private static ScalarException refused(String className) {
    return new ScalarException("YAML_TAG", "Tried to load unspecified class: " + className);
  }

  static boolean isOrderedMap(@Nullable String tag) {
    return (STANDARD + "omap").equals(tag) || "!omap".equals(tag);
  }

  /** Refuses a tag that would make a sequence an object of a class. */
  static void checkSequenceTag(@Nullable String tag, Function<String, RuntimeException> problem) {
    if (tag == null) {
      return;
    }
    if (tag.startsWith("!ruby/array:") || tag.startsWith("!seq:")) {
      throw problem.apply(
          "Tried to load unspecified class: " + tag.substring(tag.indexOf(':') + 1));
    }
  }

  /** Refuses a tag that would make a mapping an object of a class. */
  static void checkMappingTag(@Nullable String tag, Function<String, RuntimeException> problem) {
    if (tag == null) {
      return;
    }
    boolean set = tag.equals(STANDARD + "set") || tag.equals("!set");
    if (tag.equals("!ruby/hash")) {
      return;
    }
    if (set || isOrderedMap(tag) || tag.startsWith("!ruby/") || tag.startsWith("!map:")) {
      int colon = tag.startsWith(STANDARD) ? -1 : tag.indexOf(':');
      String name =
          set ? "Psych::Set" : isOrderedMap(tag) ? "Psych::Omap" : tag.substring(colon + 1);
      throw problem.apply("Tried to load unspecified class: " + name);
    }
  }
}
