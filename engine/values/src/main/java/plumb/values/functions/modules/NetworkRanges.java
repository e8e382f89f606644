package plumb.values.functions.modules;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.InspectedText;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;

/** The checks of the module neutron: ranges of numbers, each written as {@code first:last}. */
final class NetworkRanges {
  private static final Regex RANGE = Regex.of("^(\\d+):(\\d+)$");
  private static final Regex VLAN_RANGE = Regex.of("^(.+:)?(\\d+):(\\d+)$");
  private static final Regex NETWORK = Regex.of("^([^:]+)?(:\\d+)?$");
  private static final BigInteger MOST_TUNNELS = BigInteger.valueOf(1_000_000);
  private static final BigInteger LAST_VLAN = BigInteger.valueOf(4094);
  private static final BigInteger LAST_VNI = BigInteger.valueOf(16_777_215);

  private interface Check {
    void range(@Nullable Match match, String range);
  }

  private NetworkRanges() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "validate_network_vlan_ranges" -> function(name, VLAN_RANGE, NetworkRanges::checkVlans);
      case "validate_tunnel_id_ranges" -> function(name, RANGE, NetworkRanges::checkTunnels);
      case "validate_vni_ranges" -> function(name, RANGE, NetworkRanges::checkVnis);
      default -> null;
    };
  }

  private static Function function(String name, Regex range, Check check) {
    return Overloads.named(name)
        .on("Any args*", (args, block, caller) -> checked(args, range, check));
  }

  /** Checks the first argument, a range or a list of them, and gives it back as a list. */
  private static Object checked(List<Object> args, Regex range, Check check) {
    Object value = args.isEmpty() ? Undef.UNDEF : args.get(0);
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    for (Object each : all) {
      if (each != Undef.UNDEF) {
        String text = each == Default.DEFAULT ? "default" : RubyText.string(each);
        check.range(range.match(text), text);
      }
    }
    return all;
  }

  private static void checkVlans(@Nullable Match match, String range) {
    if (match == null) {
      if (!NETWORK.matches(range)) {
        throw new EvaluationException("network vlan ranges are invalid.");
      }
      return;
    }
    BigInteger first = number(match, 2);
    BigInteger last = number(match, 3);
    if (first.compareTo(LAST_VLAN) > 0 || last.compareTo(LAST_VLAN) > 0) {
      throw new EvaluationException("vlan id are invalid.");
    }
    if (last.compareTo(first) < 0) {
      throw new EvaluationException("network vlan ranges are invalid.");
    }
  }

  private static void checkTunnels(@Nullable Match match, String range) {
    if (match == null) {
      throw new EvaluationException("tunnel id ranges are invalid.");
    }
    BigInteger size = number(match, 2).subtract(number(match, 1));
    if (size.compareTo(MOST_TUNNELS) > 0) {
      throw new EvaluationException("tunnel id ranges are to large.");
    }
    if (size.signum() < 0) {
      throw new EvaluationException("tunnel id ranges are invalid.");
    }
  }

  private static void checkVnis(@Nullable Match match, String range) {
    if (match != null) {
      BigInteger first = number(match, 1);
      BigInteger last = number(match, 2);
      if (first.compareTo(LAST_VNI) <= 0
          && last.compareTo(LAST_VNI) <= 0
          && last.compareTo(first) >= 0) {
        return;
      }
    }
    throw new EvaluationException("vni ranges are invalid.");
  }

  /** The number of digits, which are octal after a zero. */
  private static BigInteger number(Match match, int group) {
    String digits = String.valueOf(match.group(group));
    try {
      return new BigInteger(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      throw new EvaluationException("invalid value for Integer(): " + InspectedText.of(digits));
    }
  }
}
