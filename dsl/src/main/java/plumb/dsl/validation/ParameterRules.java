package plumb.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumb.dsl.puppet.Parameter;
import plumb.dsl.text.LiteralText;

/** Parameters of classes, defined types, functions, lambdas and templates. */
final class ParameterRules {
  private final Findings findings;
  private final AssignmentRules assignments;

  ParameterRules(Findings findings, AssignmentRules assignments) {
    this.findings = findings;
    this.assignments = assignments;
  }

  void check(Parameter node) {
    String name = name(node);
    if (isNumeric(name)) {
      findings.error(
          "ILLEGAL_NUMERIC_PARAMETER",
          node,
          "$" + name + " holds what a regular expression matched, and cannot be a parameter");
    }
    if (!NamePatterns.isParameter(name)) {
      findings.error(
          "ILLEGAL_PARAM_NAME",
          node,
          "'" + name + "' cannot be the name of a parameter",
          "it starts with a lower case letter or '_' and holds letters, digits and '_'");
    }
    if (node.getDefaultValue() != null) {
      assignments.checkDefault(node.getDefaultValue());
    }
  }

  /** Parameters of a class or defined type, which are attributes of a resource. */
  void checkAttributes(List<Parameter> parameters, String container, String definition) {
    checkNoRest(parameters, container);
    checkUnique(parameters);
    for (Parameter parameter : parameters) {
      String name = name(parameter);
      if (name.equals("name") || name.equals("title")) {
        findings.error(
            "RESERVED_PARAMETER",
            parameter,
            "$" + name + " exists in every " + container + " already, and cannot be a parameter");
      } else if (isMetaparameter(name)) {
        checkMetaparameter(parameter, name, definition);
      }
    }
  }

  private void checkMetaparameter(Parameter parameter, String name, String definition) {
    if (parameter.getDefaultValue() == null) {
      findings.error(
          "METAPARAMETER_NAME",
          parameter,
          name
              + " is a metaparameter; please choose another parameter name in the "
              + definition
              + " definition");
    } else {
      findings.warning(
          "METAPARAMETER_NAME",
          parameter,
          name
              + " is a metaparam; this value will inherit to all contained resources in the "
              + definition
              + " definition");
    }
  }

  void checkNoRest(List<Parameter> parameters, String container) {
    for (Parameter parameter : parameters) {
      if (parameter.isCapturesRest()) {
        findings.error(
            "CAPTURES_REST_NOT_SUPPORTED",
            parameter,
            "the parameters of a " + container + " have names, so that '*' has nothing to take");
      }
    }
  }

  void checkRestIsLast(List<Parameter> parameters) {
    for (int i = 0; i + 1 < parameters.size(); i++) {
      if (parameters.get(i).isCapturesRest()) {
        findings.error(
            "CAPTURES_REST_NOT_LAST",
            parameters.get(i),
            "only the last parameter can take the rest of the arguments");
      }
    }
  }

  void checkUnique(List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(name(parameter))) {
        findings.error(
            "DUPLICATE_PARAMETER",
            parameter,
            "the parameter $" + name(parameter) + " is declared twice");
      }
    }
  }

  private static String name(Parameter parameter) {
    return LiteralText.variable(parameter.getName());
  }

  private static boolean isNumeric(String name) {
    String digits = name.startsWith("0x") ? name.substring(2) : name;
    if (digits.isEmpty()) {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isMetaparameter(String name) {
    return switch (name) {
      case "alias",
          "audit",
          "before",
          "loglevel",
          "noop",
          "notify",
          "require",
          "schedule",
          "stage",
          "subscribe",
          "tag" ->
          true;
      default -> false;
    };
  }
}
