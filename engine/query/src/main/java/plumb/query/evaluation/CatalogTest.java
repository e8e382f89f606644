package plumb.query.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.query.Condition;
import plumb.query.Condition.Operator;
import plumb.query.Operand;
import plumb.query.TermKind;
import plumb.store.nodes.CatalogRow.ResourceName;

/**
 * A test of a catalog: whether it has one of some resources.
 *
 * @param key tells tests apart
 * @param exact the resources, when they are known; otherwise those that pass
 * @param type of those that may pass; null for any
 */
record CatalogTest(
    Key key, List<ResourceName> exact, @Nullable String type, Predicate<ResourceName> passes) {
  private static final String CLASS = "Class";
  private static final String ROLE = "Role::";

  /**
   * What a test asks.
   *
   * @param operator null for whether there is any
   */
  record Key(TermKind kind, @Nullable Operator operator, List<Operand> operands) {}

  /** The test for something that is compared. */
  static CatalogTest of(Condition.Test test, Patience patience) {
    TermKind kind = test.term().kind();
    Key key = new Key(kind, test.operator(), test.operands());
    if (test.operator() == Operator.EQUAL) {
      List<ResourceName> exact = new ArrayList<>();
      for (Operand operand : test.operands()) {
        if (operand instanceof Operand.Text name) {
          exact.add(resource(kind, name.text()));
        }
      }
      return new CatalogTest(key, exact, null, unused -> false);
    }
    Comparison comparison = new Comparison(test.operator(), test.operands(), patience);
    return new CatalogTest(
        key, List.of(), type(kind), resource -> comparison.holds(shown(kind, resource)));
  }

  /** The test whether there is any. */
  static CatalogTest any(TermKind kind) {
    return new CatalogTest(
        new Key(kind, null, List.of()),
        List.of(),
        type(kind),
        resource -> shown(kind, resource) != null);
  }

  private static @Nullable String type(TermKind kind) {
    return kind == TermKind.RESOURCE ? null : CLASS;
  }

  /** The resource that a query's text names. */
  private static ResourceName resource(TermKind kind, String text) {
    if (kind == TermKind.ROLE) {
      return new ResourceName(CLASS, ROLE + capitalised(text));
    }
    if (kind == TermKind.CLASS) {
      return new ResourceName(CLASS, title(CLASS, text));
    }
    int bracket = text.indexOf('[');
    String type = capitalised(text.substring(0, bracket));
    String title = text.substring(bracket + 1, text.length() - 1);
    return new ResourceName(type, title(type, title));
  }

  /** Classes are written with or without capitals; the one that holds all others has none. */
  private static String title(String type, String title) {
    return !type.equals(CLASS) || title.equals("main") ? title : capitalised(title);
  }

  private static String capitalised(String name) {
    StringBuilder result = new StringBuilder();
    String plain = name.startsWith("::") ? name.substring(2) : name;
    for (String part : plain.toLowerCase(Locale.ROOT).split("::", -1)) {
      result.append(result.isEmpty() ? "" : "::");
      result.append(part.isEmpty() ? "" : Character.toUpperCase(part.charAt(0)));
      result.append(part.isEmpty() ? "" : part.substring(1));
    }
    return result.toString();
  }

  /** What of a resource is compared; null when it is none of that kind. */
  private static @Nullable String shown(TermKind kind, ResourceName resource) {
    return switch (kind) {
      case CLASS -> resource.title().toLowerCase(Locale.ROOT);
      case ROLE ->
          resource.title().startsWith(ROLE)
              ? resource.title().substring(ROLE.length()).toLowerCase(Locale.ROOT)
              : null;
      default -> resource.type() + "[" + resource.title() + "]";
    };
  }
}
