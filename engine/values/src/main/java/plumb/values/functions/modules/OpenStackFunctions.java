package plumb.values.functions.modules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;
import plumb.values.functions.Substitution;
import plumb.values.functions.stdlib.IpAddress;

/** Functions of the module openstacklib. */
final class OpenStackFunctions {
  private static final String DEFAULT = "<SERVICE DEFAULT>";
  private static final Regex PREFIXED = Regex.of("^inet6:.+");
  private static final Regex SEPARATOR = Regex.of("\\s|\\[|\\]");
  private static final Regex BRACKETED = Regex.of("\\[.+\\]");

  private OpenStackFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "is_service_default" ->
          Overloads.named(name).on("Any args*", (args, block, caller) -> isDefault(args));
      case "inet6_prefix" ->
          Overloads.named(name)
              .on("Any args*", (args, block, caller) -> each(args, ip -> prefixed(ip, caller)));
      case "normalize_ip_for_uri" ->
          Overloads.named(name)
              .on("Any args*", (args, block, caller) -> each(args, ip -> bracketed(ip, caller)));
      default -> null;
    };
  }

  private static Object isDefault(List<Object> args) {
    if (args.size() != 1) {
      throw new EvaluationException(
          "is_service_default(): Wrong number of argumentsgiven (" + args.size() + " for 1)");
    }
    return args.get(0).equals(DEFAULT);
  }

  private interface Change {
    Object of(Object ip);
  }

  /** Changes the arguments, or the elements of the first one; one alone is no list. */
  private static Object each(List<Object> args, Change change) {
    List<?> all = !args.isEmpty() && args.get(0) instanceof List<?> list ? list : args;
    List<Object> changed = new ArrayList<>(all.size());
    for (Object ip : all) {
      changed.add(change.of(ip));
    }
    return changed.size() == 1 ? changed.get(0) : changed;
  }

  private static Object prefixed(Object ip, Callbacks caller) {
    if (ip instanceof Regex) {
      throw new EvaluationException(
          "no implicit conversion of " + RubyText.describe(ip) + " into String");
    }
    if (!(ip instanceof String text) || PREFIXED.matches(text)) {
      return ip;
    }
    List<Object> parts = Substitution.split(text, SEPARATOR);
    parts.removeIf(part -> part.equals(""));
    if (parts.isEmpty() || !IpAddress.isVersion6(parts.get(0))) {
      return ip;
    }
    caller.log("debug", text + " is changed to inet6:[" + text + "]");
    return "inet6:[" + parts.get(0) + "]" + RubyText.join(parts.subList(1, parts.size()), "");
  }

  private static Object bracketed(Object ip, Callbacks caller) {
    if (!(ip instanceof String text) || !IpAddress.isVersion6(text)) {
      return ip;
    }
    Match known = BRACKETED.match(text);
    if (known != null) {
      return ip;
    }
    caller.log("debug", "IP " + text + " is changed to [" + text + "]");
    return "[" + text + "]";
  }
}
