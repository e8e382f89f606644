package plumb.values.functions.stdlib;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Unrepeatable;
import plumb.values.functions.Digests;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;

/** Base 64, and digests with salt. */
final class Encodings {
  private static final byte[] DNS_NAMESPACE =
      HexFormat.of().parseHex("6ba7b8109dad11d180b400c04fd430c8");

  private Encodings() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "base64" -> Legacy.function(name, Encodings::base64);
      case "fqdn_uuid" -> Legacy.function(name, Encodings::uuid);
      case "str2saltedpbkdf2" -> Legacy.function(name, Encodings::pbkdf2);
      case "str2saltedsha512" -> Legacy.function(name, Encodings::sha512);
      default -> null;
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object base64(List<Object> args) {
    if (args.size() < 2) {
      throw new EvaluationException(
          "base64(): Wrong number of arguments (" + args.size() + "; must be >= 2)");
    }
    boolean encode = args.get(0).equals("encode");
    if (!encode && !args.get(0).equals("decode")) {
      throw new EvaluationException(
          "base64(): the first argument must be one of 'encode' or 'decode'");
    }
    if (!(args.get(1) instanceof String text)) {
      throw new EvaluationException("base64(): the second argument must be a string to base64");
    }
    Object method = args.size() > 2 ? args.get(2) : "default";
    if (!List.of("default", "strict", "urlsafe").contains(method)) {
      throw new EvaluationException(
          "base64(): the third argument must be one of 'default', 'strict', or 'urlsafe'");
    }
    return encode ? encode(text, method) : decode(text, method);
  }

  private static String encode(String text, Object method) {
    if (method.equals("strict")) {
      return Base64.getEncoder().encodeToString(utf8(text));
    }
    if (method.equals("urlsafe")) {
      return Base64.getUrlEncoder().encodeToString(utf8(text));
    }
    String lines = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(utf8(text));
    return lines.isEmpty() ? "" : lines + "\n";
  }

  private static String decode(String text, Object method) {
    byte[] bytes;
    try {
      if (method.equals("strict")) {
        // Unlike Java's decoder, Ruby's insists on the padding.
        if (text.length() % 4 != 0) {
          throw new IllegalArgumentException();
        }
        bytes = Base64.getDecoder().decode(text);
      } else if (method.equals("urlsafe")) {
        bytes = Base64.getUrlDecoder().decode(text);
      } else {
        bytes = lenient(text);
      }
    } catch (IllegalArgumentException e) {
      throw new EvaluationException("invalid base64");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Skips what is not of the alphabet, stops at padding, and drops bits that fill no byte. */
  private static byte[] lenient(String text) {
    StringBuilder alphabet = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      char c = text.charAt(i);
      if (c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c))) {
        alphabet.append(c);
      }
    }
    if (alphabet.length() % 4 == 1) {
      alphabet.setLength(alphabet.length() - 1);
    }
    return Base64.getDecoder().decode(alphabet.toString());
  }

  private static Object uuid(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("fqdn_uuid: No arguments given");
    }
    if (args.size() != 1) {
      throw new EvaluationException("fqdn_uuid: Too many arguments given (" + args.size() + ")");
    }
    byte[] name = utf8(LegacyText.string(args.get(0)));
    byte[] data = java.util.Arrays.copyOf(DNS_NAMESPACE, DNS_NAMESPACE.length + name.length);
    System.arraycopy(name, 0, data, DNS_NAMESPACE.length, name.length);
    byte[] digest = Digests.bytes("SHA-1", data);
    digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
    digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
    String hex = HexFormat.of().formatHex(digest, 0, 16);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  private static Object unwrapped(Object value) {
    return value instanceof Sensitive secret ? secret.value() : value;
  }

  private static Object pbkdf2(List<Object> args) {
    String name = "str2saltedpbkdf2(): ";
    if (args.size() != 3) {
      throw new EvaluationException(name + "wrong number of arguments (" + args.size() + " for 3)");
    }
    if (!(unwrapped(args.get(0)) instanceof String password)) {
      throw new EvaluationException(name + "first argument must be a string");
    }
    if (!(unwrapped(args.get(1)) instanceof String salt)) {
      throw new EvaluationException(name + "second argument must be a string");
    }
    if (utf8(salt).length < 8) {
      throw new EvaluationException(name + "second argument must be at least 8 bytes long");
    }
    if (!(unwrapped(args.get(2)) instanceof Long iterations)) {
      throw new EvaluationException(name + "third argument must be an integer");
    }
    if (iterations <= 40_000 || iterations >= 70_000) {
      throw new EvaluationException(name + "third argument must be between 40,000 and 70,000");
    }
    Map<Object, Object> result = new LinkedHashMap<>();
    HexFormat hex = HexFormat.of();
    byte[] key = derive(utf8(password), utf8(salt), iterations.intValue());
    result.put("password_hex", hex.formatHex(key));
    result.put("salt_hex", hex.formatHex(utf8(salt)));
    result.put("iterations", iterations);
    return result;
  }

  /** 128 bytes by PBKDF2 with HMAC-SHA512; Java's own takes no empty password. */
  private static byte[] derive(byte[] password, byte[] salt, int iterations) {
    byte[] key = new byte[128];
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA512"));
      int size = mac.getMacLength();
      for (int block = 0; block < key.length / size; block++) {
        mac.update(salt);
        byte[] step = mac.doFinal(new byte[] {0, 0, 0, (byte) (block + 1)});
        byte[] sum = step.clone();
        for (int i = 1; i < iterations; i++) {
          step = mac.doFinal(step);
          for (int k = 0; k < size; k++) {
            sum[k] ^= step[k];
          }
        }
        System.arraycopy(sum, 0, key, block * size, size);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA512", e);
    }
    return key;
  }

  private static Object sha512(List<Object> args) {
    if (args.size() != 1) {
      throw new EvaluationException(
          "str2saltedsha512(): Wrong number of arguments passed ("
              + args.size()
              + " but we require 1)");
    }
    if (!(args.get(0) instanceof String password)) {
      throw new EvaluationException(
          "str2saltedsha512(): Requires a String argument, you passed: "
              + LegacyText.className(args.get(0)));
    }
    byte[] salt = new byte[4];
    Unrepeatable.note();
    new SecureRandom().nextBytes(salt);
    byte[] text = utf8(password);
    byte[] data = java.util.Arrays.copyOf(salt, salt.length + text.length);
    System.arraycopy(text, 0, data, salt.length, text.length);
    return HexFormat.of().formatHex(salt)
        + HexFormat.of().formatHex(Digests.bytes("SHA-512", data));
  }
}
