package plumb.values.types;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.Uri;

/** Constructors of {@code Boolean}, {@code String}, {@code Regexp}, {@code Binary}, {@code URI}. */
final class ScalarConstructors {
  private ScalarConstructors() {}

  static Constructor bool() {
    return new Constructor("new_boolean")
        .on(
            args -> bool(args.get(0)),
            "Variant[Integer, Float, Boolean, Enum['false', 'true', 'yes', 'no', 'y', 'n', true]]"
                + " from")
        .rejecting(args -> Conversions.cannotConvert(args.get(0), "Boolean"), "Any from");
  }

  private static boolean bool(Object from) {
    if (from instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (from instanceof String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return !(lower.equals("false") || lower.equals("no") || lower.equals("n"));
    }
    return (Boolean) from;
  }

  static Constructor string() {
    return new Constructor("new_string")
        .alias(
            "Format", "Pattern[/^%([\\s\\[+#0{<(|-]*)([1-9][0-9]*)?(?:\\.([0-9]+))?([a-zA-Z])$/]")
        .alias(
            "ContainerFormat",
            "Struct[{Optional[format] => Format, Optional[separator] => String,"
                + " Optional[separator2] => String,"
                + " Optional[string_formats] => Hash[Type, Format]}]")
        .alias("TypeMap", "Hash[Type, Variant[Format, ContainerFormat]]")
        .alias("Convertible", "Any")
        .alias("Formats", "Variant[Default, String[1], TypeMap]")
        .on(
            args -> StringFormatter.format(args.get(0), Constructor.optional(args, 1)),
            "Convertible from",
            "Formats string_formats?");
  }

  static Constructor regexp() {
    return new Constructor("new_float")
        .on(
            args -> {
              String source = (String) args.get(0);
              boolean escape = Boolean.TRUE.equals(Constructor.optional(args, 1));
              Regex regex = Regex.of(escape ? Regex.escape(source) : source);
              regex.validate();
              return regex;
            },
            "String pattern",
            "Boolean escape?");
  }

  static Constructor binary() {
    return new Constructor("new_Binary")
        .alias("ByteInteger", "Integer[0, 255]")
        .alias("Base64Format", "Enum['%b', '%u', '%B', '%s', '%r']")
        .alias("StringHash", "Struct[{value => String, 'format' => Optional[Base64Format]}]")
        .alias("ArrayHash", "Struct[{value => Array[ByteInteger]}]")
        .alias("BinaryArgsHash", "Variant[StringHash, ArrayHash]")
        .on(
            args -> binary((String) args.get(0), Constructor.optional(args, 1)),
            "String str",
            "Base64Format format?")
        .on(args -> binary((List<?>) args.get(0)), "Array[ByteInteger] byte_array")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return named.get("value") instanceof List<?> list
                  ? binary(list)
                  : binary(
                      (String) Objects.requireNonNull(named.get("value")), named.get("format"));
            },
            "BinaryArgsHash hash_args");
  }

  private static Binary binary(List<?> numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ((Long) numbers.get(i)).byteValue();
    }
    return new Binary(bytes);
  }

  private static Binary binary(String text, @Nullable Object format) {
    try {
      return new Binary(
          switch (format instanceof String given ? given : "%B") {
            case "%b" -> lenientBase64(text);
            case "%u" -> strictBase64(urlSafeToPlain(text));
            case "%B" -> strictBase64(text);
            default -> text.getBytes(StandardCharsets.UTF_8);
          });
    } catch (IllegalArgumentException e) {
      throw new EvaluationException("invalid base64");
    }
  }

  /** Only what encoding gives is decoded: padded, and with no bits left over. */
  private static byte[] strictBase64(String text) {
    byte[] result = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(result).equals(text)) {
      throw new IllegalArgumentException("not canonical");
    }
    return result;
  }

  private static String urlSafeToPlain(String text) {
    String padding = "=".repeat((4 - text.length() % 4) % 4);
    return text.replace('-', '+').replace('_', '/') + padding;
  }

  /** Decodes the letters up to the padding; anything else is skipped, a rest of one is dropped. */
  private static byte[] lenientBase64(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      int digit = digit(text.charAt(i));
      if (digit >= 0) {
        bits = (bits << 6 | digit) & 0xffffff;
        count += 6;
        if (count >= 8) {
          count -= 8;
          out.write(bits >> count);
        }
      }
    }
    return out.toByteArray();
  }

  private static int digit(char c) {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(c);
  }

  static Constructor uri() {
    return new Constructor("new_error")
        .on(args -> Uri.parse((String) args.get(0)), "String[1] uri")
        .on(
            args -> uri((Map<?, ?>) args.get(0)),
            "Struct[{Optional['scheme'] => String[1], Optional['userinfo'] => String[1],"
                + " Optional['host'] => String[1], Optional['port'] => Integer[0],"
                + " Optional['path'] => String[1], Optional['query'] => String[1],"
                + " Optional['fragment'] => String[1], Optional['opaque'] => String[1]}] hash");
  }

  private static Uri uri(Map<?, ?> components) {
    StringBuilder out = new StringBuilder();
    append(out, "", components.get("scheme"), ":");
    if (components.get("opaque") != null) {
      append(out, "", components.get("opaque"), "");
    } else {
      boolean authority = components.get("host") != null;
      out.append(authority ? "//" : "");
      append(out, "", components.get("userinfo"), "@");
      append(out, "", components.get("host"), "");
      append(out, ":", components.get("port"), "");
      append(out, "", components.get("path"), "");
      append(out, "?", components.get("query"), "");
    }
    append(out, "#", components.get("fragment"), "");
    try {
      return new Uri(new URI(out.toString()));
    } catch (URISyntaxException e) {
      throw new EvaluationException("bad component(expected URI): " + out);
    }
  }

  private static void append(
      StringBuilder out, String before, @Nullable Object component, String after) {
    if (component != null) {
      out.append(before).append(component).append(after);
    }
  }
}
