package plumb.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Deprecation;
import plumb.dsl.puppet.DeprecationEntry;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.text.StringText;

/** What {@code @deprecated(...)} may say, and where it may stand. */
final class DeprecationRules {
  private static final String CODE = "ILLEGAL_DEPRECATION";
  private static final Set<String> TEXTS = Set.of("renamed_to", "since", "removed_in", "message");
  private static final String ENTRIES = "it takes renamed_to, since, removed_in, message, convert";

  /** Semantic Versioning 2.0.0. */
  private static final Pattern VERSION =
      Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

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
    Set<String> seen = new HashSet<>();
    for (DeprecationEntry entry : node.getEntries()) {
      if (!seen.add(entry.getName())) {
        findings.error(CODE, entry, "'" + entry.getName() + "' is said twice");
      }
      check(entry, parameter);
    }
    if (seen.contains("convert") && !seen.contains("renamed_to")) {
      findings.error(CODE, node, "'convert' has no parameter to convert for", "say renamed_to");
    }
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
