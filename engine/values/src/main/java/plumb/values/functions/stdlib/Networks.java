package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.CaseMapping;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyOrder;

/** Functions of IP addresses and of the host's interfaces. */
final class Networks {
  private Networks() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "enclose_ipv6" -> Legacy.function(name, Networks::enclose);
      case "has_interface_with" ->
          new LegacyFunction(
              name,
              -1,
              (args, callbacks) -> {
                if (args.isEmpty() || args.size() > 2) {
                  throw Legacy.wrongCount(name, args.size(), "1 or 2");
                }
                return args.size() == 1
                    ? interfaces(callbacks).contains(args.get(0))
                    : has(LegacyText.of(args.get(0)), args.get(1), callbacks);
              });
      case "has_ip_address" -> hasFact(name, "ipaddress");
      case "has_ip_network" -> hasFact(name, "network");
      case "stdlib::ip_in_range" ->
          Overloads.named(name)
              .on(
                  "String ipaddress, Variant[String, Array] range >> Boolean",
                  (args, block, callbacks) ->
                      inRange(IpAddress.parse((String) args.get(0)), args.get(1)));
      default -> null;
    };
  }

  private static Function hasFact(String name, String kind) {
    return new LegacyFunction(
        name,
        -1,
        (args, callbacks) -> {
          if (args.size() != 1) {
            throw Legacy.wrongCount(name, args.size(), "1");
          }
          return has(kind, args.get(0), callbacks);
        });
  }

  private static List<String> interfaces(Callbacks callbacks) {
    Object interfaces = callbacks.variable("interfaces");
    return interfaces instanceof String text ? List.of(text.split(",")) : List.of();
  }

  /** Whether a fact, or that of an interface, has a value. */
  private static boolean has(String kind, Object value, Callbacks callbacks) {
    List<String> interfaces = interfaces(callbacks);
    if (interfaces.isEmpty()) {
      return false;
    }
    if (RubyOrder.equal(callbacks.variable(kind), value)) {
      return true;
    }
    for (String name : interfaces) {
      Object fact = callbacks.variable(kind + "_" + CaseMapping.downcase(name));
      if (RubyOrder.equal(fact, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inRange(IpAddress address, Object range) {
    if (range instanceof String text) {
      return IpAddress.parse(text).includes(address);
    }
    List<IpAddress> ranges = new ArrayList<>();
    for (Object element : (List<?>) range) {
      ranges.add(IpAddress.parse(LegacyText.of(element)));
    }
    return ranges.stream().anyMatch(network -> network.includes(address));
  }

  private static Object enclose(List<Object> args) {
    if (args.size() != 1) {
      throw new EvaluationException(
          "enclose_ipv6(): Wrong number of arguments given " + args.size() + " for 1");
    }
    if (!(args.get(0) instanceof String || args.get(0) instanceof List<?>)) {
      throw new EvaluationException(
          "enclose_ipv6(): Wrong argument type given "
              + LegacyText.className(args.get(0))
              + " expected String or Array");
    }
    Set<Object> result = new LinkedHashSet<>();
    for (Object value : CollectionFunctions.flatten(args)) {
      if (value == Undef.UNDEF) {
        continue;
      }
      IpAddress address = IpAddress.find(value);
      if (address == null && !value.equals("*")) {
        throw new EvaluationException(
            "enclose_ipv6(): Wrong argument given "
                + LegacyText.of(value)
                + " is not an ip address.");
      }
      result.add(address != null && address.bits() == 128 ? "[" + address + "]" : value);
    }
    return new ArrayList<>(result);
  }
}
