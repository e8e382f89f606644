package plumb.values.functions.modules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;
import plumb.values.format.NumberText;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;

/** Functions of the modules apache, memcached and mysql. */
final class ServerFunctions {
  private static final Regex FALSE = Regex.of("false", Regex.IGNORE_CASE);
  private static final Regex TRUE = Regex.of("true", Regex.IGNORE_CASE);
  private static final Regex PASSWORD_HASH = Regex.of("\\*[A-F0-9]{40}$");
  private static final Regex SIZE = Regex.of("([0-9.e+-]*)\\s*([^bB]?)");
  private static final String PREFIXES = "kMGTE";
  private static final BigInteger MEGABYTE = BigInteger.ONE.shiftLeft(20);

  private ServerFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "apache::bool2httpd" ->
          Overloads.named(name).on("Any arg", (args, block, caller) -> onOrOff(args.get(0)));
      case "memcached::max_memory" ->
          Overloads.named(name)
              .on("Any arg >> Integer", (args, block, caller) -> memory(args.get(0), caller));
      case "mysql::password" ->
          Overloads.named(name)
              .on("String password >> String", (args, block, caller) -> hash((String) args.get(0)));
      default -> null;
    };
  }

  private static Object onOrOff(Object value) {
    if (value instanceof Regex) {
      throw new EvaluationException("no implicit conversion of Regexp into String");
    }
    if (value == Undef.UNDEF || value.equals(false) || isLike(value, FALSE)) {
      return "Off";
    }
    return value.equals(true) || isLike(value, TRUE) ? "On" : RubyText.of(value);
  }

  private static boolean isLike(Object value, Regex word) {
    return value instanceof String text && word.matches(text);
  }

  private static String hash(String password) {
    if (password.isEmpty() || PASSWORD_HASH.matches(password)) {
      return password;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] once = digest.digest(password.getBytes(StandardCharsets.UTF_8));
      return "*" + HexFormat.of().formatHex(digest.digest(once)).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Megabytes: a number of them, or a share of the node's memory. */
  private static Object memory(Object arg, Callbacks caller) {
    Object facts = caller.variable("facts");
    if (!(facts instanceof Map<?, ?> known)) {
      throw RubyText.noMethod("[]", facts);
    }
    Object size = known.get("memorysize");
    boolean given = arg != Undef.UNDEF && !arg.equals(false);
    if (given && !RubyText.of(arg).endsWith("%")) {
      return whole(arg);
    }
    Match match = size == null || size == Undef.UNDEF ? null : SIZE.match(RubyText.string(size));
    if (match == null) {
      throw RubyText.noMethod("[]", Undef.UNDEF);
    }
    double bytes = NumberText.leadingFloat(String.valueOf(match.group(1))) * factor(match);
    double share = given ? NumberText.leadingFloat(RubyText.of(arg)) : 95;
    BigInteger[] megabytes = toInteger(bytes).divideAndRemainder(MEGABYTE);
    BigInteger floor =
        megabytes[1].signum() < 0 ? megabytes[0].subtract(BigInteger.ONE) : megabytes[0];
    return toLong(toInteger(Math.floor(floor.doubleValue() * (share / 100.0))));
  }

  private static double factor(Match match) {
    String prefix = String.valueOf(match.group(2));
    if (prefix.isEmpty()) {
      return 1;
    }
    int power = PREFIXES.indexOf(prefix);
    if (power < 0) {
      throw new EvaluationException("memcached_max_memory(): Unknown prefix " + prefix);
    }
    return (double) (1L << (10 * (power + 1)));
  }

  private static Object whole(Object value) {
    if (value instanceof Long) {
      return value;
    }
    if (value instanceof Double number) {
      return toLong(toInteger(number));
    }
    if (value instanceof String text) {
      return toLong(NumberText.leadingInteger(text));
    }
    if (value instanceof Timespan span) {
      return (long) span.seconds();
    }
    if (value instanceof Timestamp time) {
      return (long) time.seconds();
    }
    throw RubyText.noMethod("to_i", value);
  }

  private static BigInteger toInteger(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new EvaluationException(
          Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }
    return new BigDecimal(value).toBigInteger();
  }

  private static Object toLong(BigInteger value) {
    if (value.bitLength() > 63) {
      throw new EvaluationException(
          "Use of a Ruby Integer outside of Puppet Integer "
              + (value.signum() > 0 ? "max" : "min")
              + " range, got '0x"
              + value.toString(16)
              + "'");
    }
    return value.longValue();
  }
}
