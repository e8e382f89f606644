package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Subject;
import plumb.values.Undef;
import plumb.values.Unrepeatable;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;
import plumb.values.functions.Callbacks;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.FqdnRand;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;
import plumb.values.functions.VersionOrder;

/** Functions that depend on the host: its facts, or numbers drawn from its name. */
final class Hosts {
  private static final String DIGITS = "0123456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

  private Hosts() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "deprecation" -> Deprecation.function();
      case "fact" ->
          Overloads.named(name)
              .on(
                  "String fact_name",
                  (args, block, callbacks) -> fact((String) args.get(0), callbacks));
      case "fqdn_rand_string" -> new LegacyFunction(name, -2, Hosts::randomText);
      case "fqdn_rotate" -> new LegacyFunction(name, -1, Hosts::rotate);
      case "os_version_gte" ->
          Overloads.named(name)
              .on(
                  "String[1] os, String[1] version >> Boolean",
                  (args, block, callbacks) -> isAtLeast(args, callbacks));
      case "seeded_rand" -> Legacy.function(name, 2, Hosts::seeded);
      case "seeded_rand_string" ->
          Overloads.named(name)
              .on(
                  "Integer[1] length, String seed, String[2] charset?",
                  (args, block, callbacks) -> seededText(args));
      case "time" ->
          Legacy.function(
              name,
              args -> {
                if (args.size() > 1) {
                  throw new EvaluationException(
                      "time(): Wrong number of arguments given " + args.size() + " for 0 or 1");
                }
                return Unrepeatable.now().getEpochSecond();
              });
      default -> null;
    };
  }

  private static Object facts(Callbacks callbacks, String name) {
    Object value = callbacks.variable("facts") instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? Undef.UNDEF : value;
  }

  private static boolean isAtLeast(List<Object> args, Callbacks callbacks) {
    return args.get(0).equals(facts(callbacks, "operatingsystem"))
        && VersionOrder.compare(
                RubyText.string(facts(callbacks, "operatingsystemmajrelease")),
                (String) args.get(1))
            >= 0;
  }

  /** The value of a fact by a dotted path; quotes keep dots in a key. */
  private static Object fact(String path, Callbacks callbacks) {
    Object current = callbacks.variable("facts");
    List<String> walked = new ArrayList<>();
    Subject subject = new Subject(path);
    Regex part = Regex.of("([^.\"]+)|(?:\")([^\"]+)(?:\")");
    Match match = subject.match(part, 0);
    while (match != null) {
      if (current == Undef.UNDEF) {
        return Undef.UNDEF;
      }
      String bare = match.group(1);
      String key = bare == null ? String.valueOf(match.group(2)) : bare;
      current = inner(current, key, path, walked, callbacks);
      walked.add(key.indexOf('.') < 0 ? key : '"' + key + '"');
      match = subject.match(part, match.end(0));
    }
    return current;
  }

  private static Object inner(
      Object current, String key, String path, List<String> walked, Callbacks callbacks) {
    String start = "fact request for " + path + " returning nil: '" + String.join(".", walked);
    if (current instanceof List<?> list) {
      try {
        BigInteger index = NumberText.parseInteger(key);
        int position = index.signum() < 0 ? index.intValue() + list.size() : index.intValue();
        boolean inside = index.bitLength() < 31 && position >= 0 && position < list.size();
        return inside ? list.get(position) : Undef.UNDEF;
      } catch (FormatException e) {
        callbacks.log("warning", start + "' is an array; cannot index to '" + key + "'");
        return Undef.UNDEF;
      }
    }
    if (current instanceof Map<?, ?> map) {
      Object value = map.get(key);
      return value == null ? Undef.UNDEF : value;
    }
    callbacks.log("warning", start + "' is not a collection; cannot walk to '" + key + "'");
    return Undef.UNDEF;
  }

  private static Object randomText(List<Object> args, Callbacks callbacks) {
    if (!TypeChecks.isPositiveInteger(args.get(0))) {
      throw new EvaluationException(
          "fqdn_rand_string(): first argument must be a positive integer");
    }
    Object given = Legacy.argument(args, 1);
    if (given != Undef.UNDEF && !(given instanceof String)) {
      throw new EvaluationException(
          "fqdn_rand_string(): second argument must be undef or a string");
    }
    List<Object> characters = CollectionFunctions.characters(RubyText.of(given));
    if (characters.isEmpty()) {
      characters = CollectionFunctions.characters(DIGITS + CAPITALS + SMALL);
    }
    String fqdn = fqdn(callbacks);
    StringBuilder out = new StringBuilder();
    long length = Legacy.integer(args.get(0)).longValue();
    for (long i = 1; i <= length; i++) {
      List<Object> seeds = new ArrayList<>(args.subList(Math.min(2, args.size()), args.size()));
      seeds.add(Long.toString(i));
      Long index =
          FqdnRand.next(fqdn, List.of((long) characters.size(), RubyText.join(seeds, ":")));
      out.append(characters.get(index.intValue()));
    }
    return out.toString();
  }

  private static String fqdn(Callbacks callbacks) {
    Object networking = facts(callbacks, "networking");
    Object fqdn = networking instanceof Map<?, ?> map ? map.get("fqdn") : null;
    return fqdn == null ? "" : RubyText.of(fqdn);
  }

  private static Object rotate(List<Object> args, Callbacks callbacks) {
    Legacy.requireAtLeast(1, "fqdn_rotate", args);
    Object value = args.get(0);
    if (!(value instanceof List<?> || value instanceof String)) {
      throw new EvaluationException("fqdn_rotate(): Requires either array or string to work with");
    }
    List<Object> elements =
        value instanceof String text
            ? CollectionFunctions.characters(text)
            : new ArrayList<>((List<?>) value);
    if (elements.size() <= 1) {
      return value;
    }
    List<Object> seed = new ArrayList<>();
    seed.add(callbacks.variable("::fqdn"));
    seed.add(args.subList(1, args.size()));
    BigInteger limit = BigInteger.valueOf(elements.size());
    long offset = FqdnRand.below(limit, RubyText.join(seed, ":"));
    Collections.rotate(elements, (int) -offset);
    return value instanceof String ? RubyText.join(elements, "") : elements;
  }

  private static Object seeded(List<Object> args) {
    if (!TypeChecks.isPositiveInteger(Legacy.argument(args, 0))) {
      throw new EvaluationException("seeded_rand(): first argument must be a positive integer");
    }
    if (!(Legacy.argument(args, 1) instanceof String seed)) {
      throw new EvaluationException("seeded_rand(): second argument must be a string");
    }
    return FqdnRand.below(Legacy.integer(args.get(0)), seed);
  }

  private static Object seededText(List<Object> args) {
    String set = args.size() > 2 ? (String) args.get(2) : DIGITS + SMALL + CAPITALS;
    List<Object> characters = CollectionFunctions.characters(set);
    long length = (Long) args.get(0);
    StringBuilder out = new StringBuilder();
    for (int index : FqdnRand.sequence((String) args.get(1), length, characters.size())) {
      out.append(characters.get(index));
    }
    return out.toString();
  }
}
