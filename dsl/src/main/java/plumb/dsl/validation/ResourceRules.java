package plumb.dsl.validation;

import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.BooleanLiteral;
import plumb.dsl.puppet.ClassResource;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.NumberLiteral;
import plumb.dsl.puppet.Parenthesized;
import plumb.dsl.puppet.ResourceBody;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.TypeName;
import plumb.dsl.puppet.Variable;
import plumb.dsl.puppet.VirtualResource;
import plumb.dsl.puppet.Word;

/** Resources, their attributes, and collectors. */
final class ResourceRules {
  private final Findings findings;
  private final Values values;

  ResourceRules(Findings findings, Values values) {
    this.findings = findings;
    this.values = values;
  }

  void checkResource(ResourceExpression node) {
    if (Effects.isNameAndHash(node)) {
      String name = ((Name) node.getType()).getName();
      findings.error(
          "RESOURCE_WITHOUT_TITLE",
          node,
          "this resource has no title",
          "write " + name + " { 'title': ... }");
    }
  }

  void checkVirtual(VirtualResource node) {
    Expression inner = node.getResource();
    if (inner instanceof ResourceExpression resource && resource.getBodies().isEmpty()) {
      if (!Effects.isNameAndHash(resource)) {
        findings.error(
            "NOT_VIRTUALIZEABLE", node, "a " + Labels.of(inner) + " cannot be virtual or exported");
      }
    } else if (inner instanceof ClassResource
        || (inner instanceof ResourceExpression resource
            && resource.getType() instanceof Name name
            && name.getName().equals("class"))) {
      findings.error("CLASS_NOT_VIRTUALIZABLE", node, "classes cannot be virtual or exported");
    }
  }

  void checkBody(ResourceBody node) {
    boolean unfolded = false;
    for (AttributeOperation operation : node.getOperations()) {
      if (operation.getName().equals("*")) {
        if (unfolded) {
          findings.error(
              "MULTIPLE_ATTRIBUTES_UNFOLD",
              operation,
              "a resource takes attributes from a hash only once",
              "add the hashes: * => $a + $b");
        }
        unfolded = true;
      }
    }
  }

  void checkAttribute(AttributeOperation node) {
    if (node.getOperator().equals("+>") && !mayAppend(node)) {
      findings.error(
          "ILLEGAL_ATTRIBUTE_APPEND",
          node,
          "'+>' adds to attributes that exist: only overrides and collectors can use it");
    }
    values.require(node.getValue());
  }

  private static boolean mayAppend(AttributeOperation node) {
    return node.eContainer() instanceof Collector
        || (node.eContainer() instanceof ResourceExpression resource
            && resource.getBodies().isEmpty()
            && !(resource.getType() instanceof TypeName));
  }

  void checkCollector(Collector node) {
    if (!(node.getType() instanceof TypeName)) {
      findings.error(
          "ILLEGAL_EXPRESSION",
          node.getType(),
          "a collector needs the name of a type, and this is " + Labels.a(node.getType()));
    }
    if (node.getQuery() != null) {
      checkQuery(node.getQuery());
    }
  }

  private void checkQuery(Expression node) {
    if (node instanceof Parenthesized parenthesized) {
      checkQuery(parenthesized.getExpression());
    } else if (node instanceof Binary binary) {
      switch (binary.getOperator()) {
        case "and", "or" -> {
          checkQuery(binary.getLeft());
          checkQuery(binary.getRight());
        }
        case "==", "!=" -> {}
        default -> reportQuery(node);
      }
    } else if (!(node instanceof Variable
        || node instanceof Name
        || node instanceof NumberLiteral
        || node instanceof StringLiteral
        || node instanceof Word
        || node instanceof BooleanLiteral)) {
      reportQuery(node);
    }
  }

  private void reportQuery(Expression node) {
    findings.error(
        "ILLEGAL_QUERY_EXPRESSION",
        node,
        Labels.a(node) + " cannot be part of a query",
        "a query compares attributes with == and !=, and joins comparisons with and, or");
  }
}
