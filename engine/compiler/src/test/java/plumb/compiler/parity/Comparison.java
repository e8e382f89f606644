package plumb.compiler.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares two outcomes of the same input.
 *
 * <p>Versions and identities differ between any two compiles and are left out; tags are sets; all
 * else counts, the order of resources included.
 */
final class Comparison {
  /** Names that the reference gives to its own objects and classes. */
  private static final Pattern OWN_NAMES =
      Pattern.compile("#<|(object of class|type) Puppet::|entity 'http://puppet\\.com/");

  private final List<String> differences = new ArrayList<>();

  private Comparison() {}

  /** Returns what differs, the reference's side first; empty when nothing does. */
  static List<String> differences(Outcome reference, Outcome own) {
    Comparison comparison = new Comparison();
    comparison.compare(reference, own);
    return comparison.differences;
  }

  private void compare(Outcome reference, Outcome own) {
    Outcome.Failure expected = reference.failure();
    Outcome.Failure actual = own.failure();
    if (expected == null && actual == null) {
      catalogs(object(reference.catalog()), object(own.catalog()));
      logs(reference.logs(), own.logs());
    } else if (expected == null && actual != null) {
      differences.add("only Plumb fails: " + actual.message() + " at " + actual.place());
    } else if (expected != null && actual == null) {
      differences.add("only the reference fails: " + expected.message());
    } else if (expected != null && actual != null && reference.mistakes().size() > 1) {
      sets("mistakes", places(reference.mistakes()), places(own.mistakes()));
    } else if (expected != null && actual != null) {
      failures(expected, actual);
    }
  }

  private void failures(Outcome.Failure expected, Outcome.Failure actual) {
    String code = expected.code();
    if ("DEFECT".equals(actual.code())) {
      differences.add(actual.message());
      return;
    }
    if ("CRASH".equals(code) || Messages.isOfRuby(expected.message())) {
      // The reference ran into a defect of its own; refusing is all that can be compared.
      return;
    }
    if (!Refinements.INSTANCE.agree(code, actual.code())) {
      differ("issue code", code, actual.code());
    }
    if (!isAt(expected, actual)) {
      differ("place of the error", expected.place(), actual.place());
    }
    // A code says what is wrong; without one, only the words do. Those of syntax are Plumb's own.
    boolean worded = code == null && !"SYNTAX_ERROR".equals(actual.code());
    if (worded && !OWN_NAMES.matcher(expected.message()).find()) {
      String message = Messages.essence(expected.message());
      String ownMessage = Messages.essence(actual.message());
      if (!message.equals(ownMessage)) {
        differ("message", message, ownMessage);
      }
    }
  }

  private static List<String> places(List<Outcome.Failure> mistakes) {
    return mistakes.stream().map(mistake -> mistake.code() + " at " + mistake.place()).toList();
  }

  /** Where the reference knows no column, any is right; where it knows no line, so is any place. */
  private static boolean isAt(Outcome.Failure expected, Outcome.Failure actual) {
    if (expected.line() == 0) {
      return true;
    }
    return Objects.equals(expected.file(), actual.file())
        && expected.line() == actual.line()
        && (expected.column() == 0 || expected.column() == actual.column());
  }

  private void logs(List<List<String>> reference, List<List<String>> actual) {
    List<List<String>> expected = new ArrayList<>();
    List<List<String>> own = new ArrayList<>();
    for (int i = 0; i < Math.max(reference.size(), actual.size()); i++) {
      String code = i < actual.size() ? actual.get(i).get(2) : "";
      if (i < reference.size()) {
        expected.add(log(reference.get(i), code));
      }
      if (i < actual.size()) {
        own.add(log(actual.get(i), code));
      }
    }
    if (!expected.equals(own)) {
      differ("logs", expected, own);
    }
  }

  /** What is wrong with a text is worded freely; what a compile says counts word by word. */
  private static List<String> log(List<String> entry, String ownCode) {
    return ownCode.isEmpty()
        ? List.of(entry.get(0), withoutPlace(entry.get(1)))
        : List.of(entry.get(0), entry.get(2));
  }

  /** What differs in what was said. */
  static List<String> logDifferences(List<List<String>> reference, List<List<String>> own) {
    Comparison comparison = new Comparison();
    comparison.logs(reference, own);
    return comparison.differences;
  }

  /** Whether both failures say the same of the same place. */
  static boolean isSameFailure(Outcome.Failure expected, Outcome.Failure actual) {
    Comparison comparison = new Comparison();
    comparison.failures(expected, actual);
    return comparison.differences.isEmpty();
  }

  /**
   * The reference writes into some messages that it knows no place, or a place in the Ruby code
   * that says them, or begins a reason that it has not.
   */
  private static String withoutPlace(String message) {
    return message.replaceFirst(
        "(; )?(\\n {3}\\((file & line not available|location: .*)\\))?$", "");
  }

  private void catalogs(Map<String, Object> expected, Map<String, Object> actual) {
    Map<String, Object> left = byReference(expected);
    Map<String, Object> right = byReference(actual);
    Set<String> missing = new LinkedHashSet<>(left.keySet());
    missing.removeAll(right.keySet());
    missing.forEach(reference -> differences.add("resource missing: " + reference));
    Set<String> extra = new LinkedHashSet<>(right.keySet());
    extra.removeAll(left.keySet());
    extra.forEach(reference -> differences.add("resource too much: " + reference));
    if (missing.isEmpty() && extra.isEmpty()) {
      List<String> order = List.copyOf(left.keySet());
      List<String> ownOrder = List.copyOf(right.keySet());
      if (!order.equals(ownOrder)) {
        differ("order of resources", order, ownOrder);
      }
    }
    left.forEach(
        (reference, resource) -> {
          if (right.containsKey(reference)) {
            resources(reference, object(resource), object(right.get(reference)));
          }
        });
    sets("edges", expected.get("edges"), actual.get("edges"));
    equal("classes", expected.get("classes"), actual.get("classes"));
    sets("tags", expected.get("tags"), actual.get("tags"));
    equal("name", expected.get("name"), actual.get("name"));
    if (expected.get("version") instanceof String version) {
      equal("version", version, actual.get("version"));
    }
    equal("environment", expected.get("environment"), actual.get("environment"));
  }

  private void resources(
      String reference, Map<String, Object> expected, Map<String, Object> actual) {
    for (String key : List.of("file", "line", "exported", "kind")) {
      equal(reference + " " + key, expected.get(key), actual.get(key));
    }
    sets(reference + " tags", expected.get("tags"), actual.get("tags"));
    sets(
        reference + " sensitive_parameters",
        expected.get("sensitive_parameters"),
        actual.get("sensitive_parameters"));
    parameters(
        reference,
        object(expected.getOrDefault("parameters", Map.of())),
        object(actual.getOrDefault("parameters", Map.of())));
  }

  private void parameters(
      String reference, Map<String, Object> expected, Map<String, Object> actual) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      equal(reference + " " + name, expected.get(name), actual.get(name));
    }
    List<String> order = List.copyOf(expected.keySet());
    List<String> ownOrder = List.copyOf(actual.keySet());
    if (!order.equals(ownOrder) && expected.keySet().equals(actual.keySet())) {
      differ(reference + " order of parameters", order, ownOrder);
    }
  }

  private void sets(String what, @Nullable Object expected, @Nullable Object actual) {
    Set<String> left = texts(expected);
    Set<String> right = texts(actual);
    if (!left.equals(right)) {
      Set<String> missing = new TreeSet<>(left);
      missing.removeAll(right);
      Set<String> extra = new TreeSet<>(right);
      extra.removeAll(left);
      differences.add(what + ": missing " + missing + ", too much " + extra);
    }
  }

  /** Maps are equal only in the same order: it shows in what templates make of them. */
  private void equal(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)
        || !String.valueOf(expected).equals(String.valueOf(actual))) {
      differ(what, expected, actual);
    }
  }

  private void differ(String what, @Nullable Object expected, @Nullable Object actual) {
    differences.add(what + ": expected " + expected + ", is " + actual);
  }

  private static Set<String> texts(@Nullable Object list) {
    Set<String> texts = new TreeSet<>();
    if (list instanceof List<?> elements) {
      elements.forEach(element -> texts.add(String.valueOf(element)));
    }
    return texts;
  }

  private static Map<String, Object> byReference(Map<String, Object> catalog) {
    Map<String, Object> resources = new LinkedHashMap<>();
    if (catalog.get("resources") instanceof List<?> list) {
      for (Object element : list) {
        Map<String, Object> resource = object(element);
        resources.put(resource.get("type") + "[" + resource.get("title") + "]", resource);
      }
    }
    return resources;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
