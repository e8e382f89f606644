package plumb.values.functions;

import java.math.BigInteger;
import java.util.List;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.format.NumberText;

/** Numbers that look random but are always the same for the same host and seed. */
public final class FqdnRand {
  private FqdnRand() {}

  /**
   * The number that {@code fqdn_rand} gives.
   *
   * @param fqdn the name of the host
   * @param args the limit; then a seed and whether the name counts in lower case, if given
   */
  public static Long next(String fqdn, List<Object> args) {
    BigInteger limit = integer(args.get(0));
    boolean downcase = args.size() > 2 && !isFalse(args.get(2));
    String host = downcase ? CaseMapping.downcase(fqdn) : fqdn;
    Object seed = args.size() > 1 ? args.get(1) : Undef.UNDEF;
    return below(limit, RubyText.join(List.of(host, limit.toString(), seed), ":"));
  }

  private static boolean isFalse(Object value) {
    return value == Undef.UNDEF || value.equals(false);
  }

  private static BigInteger integer(Object value) {
    if (value instanceof String text) {
      return NumberText.leadingInteger(text);
    }
    if (value instanceof Long || value instanceof Double) {
      return BigInteger.valueOf(((Number) value).longValue());
    }
    throw RubyText.noMethod("to_i", value);
  }

  /**
   * A number from 0 up to a limit without it, by the MD5 digest of a seed.
   *
   * @throws EvaluationException when the limit is not positive
   */
  public static Long below(BigInteger limit, String seed) {
    if (limit.signum() <= 0) {
      throw new EvaluationException("invalid argument - " + limit);
    }
    return generator("MD5", seed).below(NumberFunctions.integer(limit));
  }

  /** Numbers from 0 up to a limit without it, by the SHA-256 digest of a seed. */
  public static int[] sequence(String seed, long length, int limit) {
    MersenneTwister generator = generator("SHA-256", seed);
    int[] result = new int[Math.toIntExact(length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) generator.below(limit);
    }
    return result;
  }

  private static MersenneTwister generator(String algorithm, String seed) {
    return new MersenneTwister(new BigInteger(Digests.hex(algorithm, seed), 16));
  }
}
