package plumb.dsl.validation;

import org.eclipse.emf.ecore.EObject;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.ArrayLiteral;
import plumb.dsl.puppet.Assignment;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Lambda;
import plumb.dsl.puppet.Variable;
import plumb.dsl.text.LiteralText;

/** What can be assigned to, and where. */
final class AssignmentRules {
  private final Findings findings;
  private final Values values;

  AssignmentRules(Findings findings, Values values) {
    this.findings = findings;
    this.values = values;
  }

  void check(Assignment node) {
    if (!node.getOperator().equals("=")) {
      findings.error(
          "APPENDS_DELETES_NO_LONGER_SUPPORTED",
          node,
          "the operator '" + node.getOperator() + "' is gone from the language",
          "write $new = $old " + node.getOperator().charAt(0) + " ...");
      return;
    }
    checkTarget(node.getTarget());
    values.require(node.getValue());
  }

  private void checkTarget(Expression target) {
    if (target instanceof Variable variable) {
      checkVariable(variable);
    } else if (target instanceof ArrayLiteral list) {
      for (Expression element : list.getElements()) {
        checkTarget(element);
      }
    } else if (target instanceof Access) {
      findings.error(
          "ILLEGAL_INDEXED_ASSIGNMENT",
          target,
          "an element of a list or hash cannot be assigned to",
          "make a new one: $new = $old + ...");
    } else {
      findings.error(
          "ILLEGAL_ASSIGNMENT",
          target,
          Labels.a(target) + " cannot be assigned to; only a variable can");
    }
  }

  private void checkVariable(Variable variable) {
    String name = LiteralText.variable(variable.getName());
    if (NamePatterns.isGroupNumber(name)) {
      findings.error(
          "ILLEGAL_NUMERIC_ASSIGNMENT",
          variable,
          "$" + name + " holds what a regular expression matched, and cannot be assigned to");
    } else if (name.contains("::")) {
      findings.error(
          "CROSS_SCOPE_ASSIGNMENT",
          variable,
          "$" + name + " belongs to another namespace, and cannot be assigned to from here");
    }
  }

  /** A parameter's default must not assign; lambdas in it may. */
  void checkDefault(EObject node) {
    if (node instanceof Assignment) {
      findings.error(
          "ILLEGAL_ASSIGNMENT_CONTEXT", node, "a parameter's default cannot assign a variable");
    } else if (!(node instanceof Lambda)) {
      for (EObject child : node.eContents()) {
        checkDefault(child);
      }
    }
  }
}
