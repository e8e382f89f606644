package plumb.compiler.eyaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and decrypts the parts of texts that are marked. An encrypted part is {@code
 * ENC[PKCS7,...]}, in one line or broken after a {@code >}; while a file is edited, it is {@code
 * DEC::PKCS7[...]!}. What was decrypted once is kept: a fleet's nodes share their secrets, and RSA
 * is slow. Safe for use by several threads.
 */
public final class EncryptedText {
  /** What a value in data must look like to be taken apart; the reference wants it in one line. */
  private static final Pattern MARKED = Pattern.compile("ENC\\[.*?\\]");

  private static final Pattern IN_DATA =
      Pattern.compile("ENC\\[(?:(\\w+),)?([a-zA-Z0-9+/ =\\n]+?)\\]");
  private static final Pattern IN_FILE =
      Pattern.compile(
          ">\\n(\\s*)ENC\\[(?:(\\w+),)?([a-zA-Z0-9+/=\\s]+?)\\]"
              + "|ENC\\[(?:(\\w+),)?([a-zA-Z0-9+/=]+?)\\]");
  private static final Pattern EDITED =
      Pattern.compile(
          ">\\n(\\s*)DEC(?:\\(\\d+\\))?::(\\w+)\\[(.+?)\\]!"
              + "|DEC(?:\\(\\d+\\))?::(\\w+)\\[(.+?)\\]!",
          Pattern.DOTALL);
  private static final int LINE = 60;

  private final Pkcs7 pkcs7;
  private final Map<String, String> decrypted = new ConcurrentHashMap<>();

  /** Starts with keys that are read when they are needed. */
  public EncryptedText(KeyOptions keys) {
    pkcs7 = new Pkcs7(keys, System::getenv);
  }

  /** Told each decrypted part, so that it can be kept out of what people see. */
  @FunctionalInterface
  public interface Secrets {
    void add(String secret);
  }

  /** Whether a value in data is to be decrypted. */
  public static boolean isMarked(String value) {
    return value.contains("ENC[") && MARKED.matcher(value).find();
  }

  /**
   * Returns a value in data with its encrypted parts decrypted and without a last line break.
   *
   * @throws EyamlException when a part cannot be decrypted
   */
  public String decryptValue(String value, Secrets secrets) {
    String plain =
        replace(
            IN_DATA,
            value,
            part -> {
              String text = decrypt(part.group(1), part.group(2));
              secrets.add(text);
              return text;
            });
    return plain.endsWith("\r\n")
        ? plain.substring(0, plain.length() - 2)
        : plain.endsWith("\n") || plain.endsWith("\r")
            ? plain.substring(0, plain.length() - 1)
            : plain;
  }

  /** Returns a text with its encrypted parts as plain text. */
  public String decrypt(String text) {
    return replace(IN_FILE, text, part -> decrypt(scheme(part), part.group(part(part))));
  }

  /** Returns a file's text with its encrypted parts marked for editing. */
  public String decryptForEditing(String text) {
    return replace(
        IN_FILE,
        text,
        part -> start(part) + "DEC::PKCS7[" + decrypt(scheme(part), part.group(part(part))) + "]!");
  }

  /** Returns an edited text with its marked parts encrypted. */
  public String encryptEdited(String text) {
    return replace(
        EDITED,
        text,
        part -> {
          checkScheme(scheme(part));
          String encrypted = encrypt(part.group(part(part)));
          String indent = part.group(1);
          return indent == null ? encrypted : ">\n" + broken(encrypted, indent);
        });
  }

  /** Returns a file's text with its encrypted parts encrypted anew. */
  public String recrypt(String text) {
    return replace(
        IN_FILE,
        text,
        part -> {
          String encrypted = encrypt(decrypt(scheme(part), part.group(part(part))));
          String indent = part.group(1);
          return indent == null ? encrypted : ">\n" + broken(encrypted, indent);
        });
  }

  /** Returns a whole text as one encrypted part, in one line. */
  public String encrypt(String plain) {
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    return "ENC[PKCS7," + Base64.getEncoder().encodeToString(pkcs7.encrypt(bytes)) + "]";
  }

  /** Breaks an encrypted part into indented lines, for a folded block of YAML. */
  public static String broken(String encrypted, String indent) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < encrypted.length(); at += LINE) {
      lines.append(at == 0 ? "" : "\n").append(indent);
      lines.append(encrypted, at, Math.min(at + LINE, encrypted.length()));
    }
    return lines.toString();
  }

  private String decrypt(@Nullable String scheme, String encoded) {
    checkScheme(scheme);
    String compact = encoded.replaceAll("\\s", "");
    String known = decrypted.get(compact);
    if (known == null) {
      byte[] enveloped;
      try {
        enveloped = Base64.getDecoder().decode(compact);
      } catch (IllegalArgumentException e) {
        throw new EyamlException("the encrypted text is damaged: it is not written in Base64");
      }
      known = new String(pkcs7.decrypt(enveloped), StandardCharsets.UTF_8);
      decrypted.put(compact, known);
    }
    return known;
  }

  private static void checkScheme(@Nullable String scheme) {
    if (scheme != null && !scheme.toUpperCase(Locale.ROOT).equals("PKCS7")) {
      throw new EyamlException(
          "it is encrypted with " + scheme + "; only PKCS7 can be used: encrypt it anew");
    }
  }

  private static @Nullable String scheme(MatchResult part) {
    return part.group(2) == null ? part.group(4) : part.group(2);
  }

  /** Which group holds the text: a block's or a line's. */
  private static int part(MatchResult part) {
    return part.group(3) == null ? 5 : 3;
  }

  /** What stands before a block's text, up to its indentation. */
  private static String start(MatchResult part) {
    return part.group(1) == null ? "" : ">\n" + part.group(1);
  }

  @FunctionalInterface
  private interface Replacement {
    String of(MatchResult part);
  }

  private static String replace(Pattern pattern, String text, Replacement replacement) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (matcher.find()) {
      out.append(text, done, matcher.start()).append(replacement.of(matcher));
      done = matcher.end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
