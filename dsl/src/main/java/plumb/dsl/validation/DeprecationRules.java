package plumb.dsl.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Deprecation;
import plumb.dsl.puppet.DeprecationEntry;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringText;

/** What {@code @deprecated(...)} may say, and where it may stand. */
final class DeprecationRules {
  private static final String CODE = "ILLEGAL_DEPRECATION";
  private static final Set<String> TEXTS = Set.of("renamed_to", "since", "removed_in", "message");
  private static final String ENTRIES = "it takes renamed_to, since, removed_in, message, convert";

  /** Semantic Versioning 2.0.0. */
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  private static final Pattern QUALIFIED = Pattern.compile("(::)?[a-z]\\w*(::[a-z_]\\w*)*");

  private final Findings findings;
  private final StringText strings;

  DeprecationRules(Findings findings, StringText strings) {
    this.findings = findings;
    this.strings = strings;
  }

  void check(Deprecation node) {
    EObject around = node.eContainer();
    boolean parameter = around instanceof Parameter;
    if (parameter
        && !(around.eContainer() instanceof ClassDefinition)
        && !(around.eContainer() instanceof DefinedType)) {
      findings.error(
          CODE,
          node,
          "only parameters of classes and defined types can be deprecated",
          "arguments of functions have no names; deprecate the function");
    }
    Map<String, @Nullable String> texts = new HashMap<>();
    for (DeprecationEntry entry : node.getEntries()) {
      if (texts.containsKey(entry.getName())) {
        findings.error(CODE, entry, "'" + entry.getName() + "' is said twice");
      }
      texts.put(entry.getName(), text(entry.getValue()));
      check(entry, parameter);
    }
    if (texts.containsKey("convert") && !texts.containsKey("renamed_to")) {
      findings.error(CODE, node, "'convert' has no parameter to convert for", "say renamed_to");
    }
    String renamedTo = texts.get("renamed_to");
    if (renamedTo != null && isSame(renamedTo, around)) {
      findings.error(CODE, node, "'" + renamedTo + "' is renamed to itself");
    }
    checkOrder(node, texts.get("since"), texts.get("removed_in"));
  }

  /** Whether a name is that of the parameter or definition itself. */
  private static boolean isSame(String name, EObject around) {
    String absolute = name.startsWith("::") ? name.substring(2) : name;
    if (around instanceof Parameter parameter) {
      String own = LiteralText.variable(parameter.getName());
      String owner = name(around.eContainer());
      return name.equals(own) || absolute.equals(owner + "::" + own);
    }
    return absolute.equals(name(around));
  }

  private static @Nullable String name(EObject definition) {
    String name =
        definition instanceof ClassDefinition named
            ? named.getName()
            : definition instanceof DefinedType type
                ? type.getName()
                : definition instanceof FunctionDefinition function ? function.getName() : null;
    return name != null && name.startsWith("::") ? name.substring(2) : name;
  }

  private void checkOrder(Deprecation node, @Nullable String since, @Nullable String removedIn) {
    Matcher first = since == null ? null : VERSION.matcher(since);
    Matcher last = removedIn == null ? null : VERSION.matcher(removedIn);
    if (first != null
        && last != null
        && first.matches()
        && last.matches()
        && isAfter(first, last)) {
      findings.error(
          CODE,
          node,
          "'removed_in' " + removedIn + " comes before 'since' " + since,
          "a name is deprecated first, and removed later");
    }
  }

  private static boolean isAfter(Matcher one, Matcher other) {
    for (int i = 1; i <= 3; i++) {
      int order = Integer.compare(Integer.parseInt(one.group(i)), Integer.parseInt(other.group(i)));
      if (order != 0) {
        return order > 0;
      }
    }
    return one.group(4) == null && other.group(4) != null;
  }

  private void check(DeprecationEntry entry, boolean parameter) {
    String name = entry.getName();
    if (name.equals("convert")) {
      checkConvert(entry, parameter);
    } else if (!TEXTS.contains(name)) {
      findings.error(CODE, entry, "'" + name + "' is nothing that a deprecation says", ENTRIES);
    } else {
      String text = text(entry.getValue());
      if (text == null) {
        findings.error(CODE, entry, "'" + name + "' has to be a text that is written out");
      } else {
        checkText(entry, name, text);
      }
    }
  }

  private void checkConvert(DeprecationEntry entry, boolean parameter) {
    Lambda lambda = entry.getLambda();
    List<Parameter> parameters = lambda == null ? List.of() : lambda.getParameters();
    if (!parameter) {
      findings.error(CODE, entry, "'convert' is for values, and only parameters have one");
    } else if (parameters.size() != 1 || parameters.get(0).isCapturesRest()) {
      findings.error(
          CODE,
          entry,
          "'convert' has to be a lambda with one parameter",
          "as in: convert => |$value| { [$value] }");
    }
  }

  private void checkText(DeprecationEntry entry, String name, String text) {
    if (name.equals("renamed_to") && !QUALIFIED.matcher(text).matches()) {
      findings.error(CODE, entry, "'" + text + "' cannot be a name");
    } else if ((name.equals("since") || name.equals("removed_in"))
        && !VERSION.matcher(text).matches()) {
      findings.error(
          CODE, entry, "'" + text + "' is no version of a module", "versions look like 2.1.0");
    }
  }

  private @Nullable String text(@Nullable Expression value) {
    if (value instanceof Name name) {
      return name.getName();
    }
    return value == null ? null : strings.literal(value);
  }
}
