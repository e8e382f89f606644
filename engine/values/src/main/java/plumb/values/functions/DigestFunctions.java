package plumb.values.functions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** Functions that derive fixed text or numbers from text. */
final class DigestFunctions {
  private static final int LITE_LENGTH = 512;

  private DigestFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "md5" -> digest(name, "MD5");
      case "sha1" -> digest(name, "SHA-1");
      case "sha256" -> digest(name, "SHA-256");
      case "digest" ->
          new LegacyFunction(
              name,
              1,
              (args, callbacks) -> {
                String setting = callbacks.setting("digest_algorithm");
                String algorithm = setting == null ? "sha256" : setting;
                return byName(algorithm, LegacyText.string(args.get(0)));
              });
      case "fqdn_rand" ->
          new LegacyFunction(name, -2, (args, callbacks) -> FqdnRand.next(fqdn(callbacks), args));
      default -> null;
    };
  }

  private static Function digest(String name, String algorithm) {
    return new LegacyFunction(
        name, 1, (args, callbacks) -> Digests.hex(algorithm, LegacyText.string(args.get(0))));
  }

  private static String byName(String name, String text) {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    boolean lite = name.endsWith("lite");
    String algorithm =
        switch (lite ? name.substring(0, name.length() - 4) : name) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha224" -> "SHA-224";
          case "sha256" -> "SHA-256";
          case "sha384" -> "SHA-384";
          case "sha512" -> "SHA-512";
          default -> throw new EvaluationException("Unknown digest algorithm '" + name + "'");
        };
    byte[] part = lite && data.length > LITE_LENGTH ? Arrays.copyOf(data, LITE_LENGTH) : data;
    return HexFormat.of().formatHex(Digests.bytes(algorithm, part));
  }

  private static String fqdn(Callbacks callbacks) {
    Object facts = callbacks.variable("facts");
    Object networking =
        facts instanceof java.util.Map<?, ?> map ? map.get("networking") : Undef.UNDEF;
    Object fqdn = networking instanceof java.util.Map<?, ?> map ? map.get("fqdn") : Undef.UNDEF;
    return fqdn == null ? "" : RubyText.of(fqdn);
  }
}
